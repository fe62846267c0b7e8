package io.parley.attachment;

import static io.parley.attachment.Refused.assertRefused;

import io.parley.account.UserId;
import io.parley.attachment.AttachmentRefusedException.Reason;
import io.parley.support.MovableTime;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class UploadLimitsTest {

    private static final UserId ANNA = new UserId(1);

    private final MovableTime time = new MovableTime();
    private final UploadLimits limits = new UploadLimits(
            new AttachmentProperties(
                    Path.of("nowhere"), DataSize.ofMegabytes(10), 25, DataSize.ofBytes(0), 3, 2, Duration.ofDays(1)),
            time.meter());

    @Test
    void whoUploadsTooMuchHasToWait() {
        for (var file = 0; file < 3; file++) {
            limits.spend(ANNA);
        }
        assertRefused(Reason.TOO_MANY_FILES, () -> limits.spend(ANNA));
        limits.spend(new UserId(2));
        time.advance(Duration.ofSeconds(30));
        limits.spend(ANNA);
        assertRefused(Reason.TOO_MANY_FILES, () -> limits.spend(ANNA));
    }
}
