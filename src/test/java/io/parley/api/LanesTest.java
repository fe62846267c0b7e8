package io.parley.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.parley.realtime.DeliveryThreads;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class LanesTest {

    private final Lanes lanes = new Lanes(new DeliveryThreads());
    private final List<String> done = new CopyOnWriteArrayList<>();
    private final CountDownLatch gate = new CountDownLatch(1);

    @Test
    void aLaneKeepsItsOrderAndDoesNotDelayAnother() {
        add("slow", this::waitAtTheGate);
        add("slow", () -> done.add("second"));
        add("quick", () -> done.add("beside"));
        await().until(() -> done.contains("beside"));
        assertThat(done).containsExactly("beside");
        gate.countDown();
        assertThat(lanes.awaitIdle(Duration.ofSeconds(10))).isTrue();
        assertThat(done).containsExactly("beside", "first", "second");
    }

    @Test
    void thereIsRoomForSoMuchAndNoMore() {
        add("slow", this::waitAtTheGate);
        for (var number = 1; number < Lanes.MOST_TASKS; number++) {
            add("slow", () -> done.add("waiting"));
        }
        assertThat(lanes.add("quick", () -> done.add("one too many"), Duration.ofMillis(1)))
                .isFalse();
        assertThat(lanes.awaitIdle(Duration.ofMillis(1))).isFalse();
        gate.countDown();
        assertThat(lanes.awaitIdle(Duration.ofSeconds(10))).isTrue();
        assertThat(done).hasSize(Lanes.MOST_TASKS).doesNotContain("one too many");
        add("quick", () -> done.add("room again"));
        await().until(() -> done.contains("room again"));
    }

    @Test
    void aTaskThatFailsStopsNothing() {
        add("lane", () -> {
            throw new IllegalStateException("on purpose");
        });
        add("lane", () -> done.add("next"));
        await().until(() -> done.contains("next"));
        assertThat(lanes.awaitIdle(Duration.ofSeconds(10))).isTrue();
    }

    private void add(String lane, Runnable task) {
        assertThat(lanes.add(lane, task, Duration.ofSeconds(10))).isTrue();
    }

    private void waitAtTheGate() {
        try {
            gate.await();
            done.add("first");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
