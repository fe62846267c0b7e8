package io.parley.attachment;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.parley.attachment.AttachmentRefusedException.Reason;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

final class Refused {

    private Refused() {}

    static void assertRefused(Reason reason, ThrowingCallable act) {
        assertThatExceptionOfType(AttachmentRefusedException.class)
                .isThrownBy(act)
                .extracting(AttachmentRefusedException::reason)
                .isEqualTo(reason);
    }
}
