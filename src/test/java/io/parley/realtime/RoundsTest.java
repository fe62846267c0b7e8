package io.parley.realtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RoundsTest {

    private final AtomicInteger done = new AtomicInteger();
    private Counted rounds = new Counted(Duration.ofDays(1));

    @AfterEach
    void end() {
        rounds.stop();
    }

    @Test
    void oneFollowsAnother() {
        rounds = new Counted(Duration.ofMillis(1));
        rounds.start();

        await().until(() -> done.get() > 2);
        assertThat(rounds.isRunning()).isTrue();
    }

    @Test
    void aFurtherOneDoesNotWaitForItsTime() {
        rounds.start();

        rounds.roundSoon();

        await().until(() -> done.get() == 1);
    }

    @Test
    void thereAreNoneBeforeTheStartAndAfterTheEnd() {
        rounds.roundSoon();
        rounds.start();
        rounds.stop();
        rounds.roundSoon();

        assertThat(rounds.isRunning()).isFalse();
        assertThat(done).hasValue(0);
    }

    private final class Counted extends Rounds {

        Counted(Duration pace) {
            super("rounds", pace, pace);
        }

        @Override
        protected void round() {
            done.incrementAndGet();
        }
    }
}
