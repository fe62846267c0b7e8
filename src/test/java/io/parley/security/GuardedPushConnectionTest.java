package io.parley.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.io.StringReader;
import org.junit.jupiter.api.Test;

class GuardedPushConnectionTest {

    private static final String PREFIX = "65530|";

    private final GuardedPushConnection.BoundedMessage message = new GuardedPushConnection.BoundedMessage();

    @Test
    void aMessageUpToTheLimitIsReadInPieces() throws IOException {
        var content = "x".repeat(65_530);
        assertThat(PREFIX.length() + content.length()).isEqualTo(GuardedPushConnection.MAX_UNFINISHED);
        assertThat(message.append(new StringReader(PREFIX + content.substring(0, 40_000))))
                .isFalse();
        assertThat(message.append(new StringReader(content.substring(40_000)))).isTrue();
    }

    @Test
    void aMessageThatNeverEndsIsNotCollected() throws IOException {
        message.append(new StringReader("99999999|" + "x".repeat(60_000)));
        assertThatIllegalStateException().isThrownBy(() -> message.append(new StringReader("x".repeat(10_000))));
    }

    @Test
    void aLengthThatNeverEndsIsNotCollectedEither() {
        assertThatIllegalStateException().isThrownBy(() -> message.append(new StringReader("9".repeat(70_000))));
    }
}
