package io.parley.account;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Lets few people register from one address in a short time, and not too many altogether. */
@Component
class RegistrationThrottle {

    private static final int MOST_ADDRESSES = 100_000;

    private final LoadingCache<ClientAddress, Bucket> byAddress;
    private final Bucket all;

    @Autowired
    RegistrationThrottle(AccountProperties properties) {
        this(properties.registrations(), TimeMeter.SYSTEM_NANOTIME);
    }

    RegistrationThrottle(AccountProperties.Registrations limits, TimeMeter time) {
        this.byAddress = Caffeine.newBuilder()
                .maximumSize(MOST_ADDRESSES)
                .ticker(time::currentTimeNanos)
                .expireAfterAccess(Duration.ofHours(1))
                .build(address -> Bucket.builder()
                        .withCustomTimePrecision(time)
                        .addLimit(limit ->
                                limit.capacity(limits.burst()).refillGreedy(limits.perMinute(), Duration.ofMinutes(1)))
                        .build());
        this.all = Bucket.builder()
                .withCustomTimePrecision(time)
                .addLimit(limit -> limit.capacity(limits.allPerMinute())
                        .refillGreedy(limits.allPerMinute(), Duration.ofMinutes(1)))
                .build();
    }

    /**
     * Counts an attempt from an address, also one that will find its names taken: names must not be tried out in bulk.
     *
     * @throws TooManyAttemptsException if it is too many
     */
    void attempt(ClientAddress from) {
        take(byAddress.get(from));
    }

    /**
     * Counts a registration that is about to be stored.
     *
     * @throws TooManyAttemptsException if it is too many
     */
    void store() {
        take(all);
    }

    private static void take(Bucket bucket) {
        var probe = bucket.tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            throw new TooManyAttemptsException(Duration.ofNanos(probe.getNanosToWaitForRefill()));
        }
    }
}
