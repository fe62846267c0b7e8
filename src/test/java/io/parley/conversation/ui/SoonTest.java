package io.parley.conversation.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.realtime.DeliveryThreads;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SoonTest {

    private final Queue<Runnable> due = new ArrayDeque<>();
    private final AtomicInteger done = new AtomicInteger();
    private final Soon soon = new Soon(
            new DeliveryThreads() {
                @Override
                public void executeAfter(Duration delay, Runnable task) {
                    assertThat(delay).isEqualTo(Duration.ofSeconds(1));
                    due.add(task);
                }
            },
            Duration.ofSeconds(1),
            done::incrementAndGet);

    @Test
    void nothingIsDoneBeforeTheTime() {
        soon.request();

        assertThat(done).hasValue(0);
        due.remove().run();
        assertThat(done).hasValue(1);
    }

    @Test
    void whatIsAskedForMeanwhileIsDoneWithIt() {
        soon.request();
        soon.request();

        assertThat(due).hasSize(1);
    }

    @Test
    void whatIsAskedForLaterIsDoneAgain() {
        soon.request();
        due.remove().run();

        soon.request();

        due.remove().run();
        assertThat(done).hasValue(2);
    }
}
