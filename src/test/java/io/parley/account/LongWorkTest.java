package io.parley.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

class LongWorkTest {

    @Test
    void whatIsAskedForByAVirtualThreadIsDoneByOneOfTheOperatingSystem() throws Exception {
        var asked =
                new FutureTask<>(() -> LongWork.run(() -> Thread.currentThread().isVirtual()));

        Thread.ofVirtual().start(asked);

        assertThat(asked.get()).isFalse();
    }

    @Test
    void whatItThrowsIsThrown() {
        var refused = new IllegalArgumentException("refused");
        var failed = new AssertionError("failed");

        assertThatThrownBy(() -> LongWork.run(() -> {
                    throw refused;
                }))
                .isSameAs(refused);
        assertThatThrownBy(() -> LongWork.run(() -> {
                    throw failed;
                }))
                .isSameAs(failed);
    }
}
