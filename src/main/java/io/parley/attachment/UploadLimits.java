package io.parley.attachment;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import io.parley.account.UserId;
import io.parley.attachment.AttachmentRefusedException.Reason;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** How many files one person may upload, counted on this node. */
@Component
class UploadLimits {

    /** So many people are remembered at once; whoever is forgotten has everything free again. */
    private static final int PEOPLE = 100_000;

    private final LoadingCache<UserId, Bucket> uploads;

    @Autowired
    UploadLimits(AttachmentProperties properties) {
        this(properties, TimeMeter.SYSTEM_NANOTIME);
    }

    /** @param time a clock that never jumps, unlike that of the wall */
    UploadLimits(AttachmentProperties properties, TimeMeter time) {
        uploads = Caffeine.newBuilder()
                .maximumSize(PEOPLE)
                .expireAfterAccess(Duration.ofHours(1))
                .build(person -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(properties.burst())
                                .refillGreedy(properties.perMinute(), Duration.ofMinutes(1)))
                        .withCustomTimePrecision(time)
                        .build());
    }

    /** @throws AttachmentRefusedException if this file is one too many */
    void spend(UserId person) {
        var probe = uploads.get(person).tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            throw new AttachmentRefusedException(
                    Reason.TOO_MANY_FILES, Duration.ofNanos(probe.getNanosToWaitForRefill()));
        }
    }
}
