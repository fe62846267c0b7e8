package io.parley.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

@EnabledForJreRange(min = JRE.JAVA_24, disabledReason = "the number of carriers cannot be changed")
class CarriersTest {

    private static final int USUAL = Runtime.getRuntime().availableProcessors();

    /** Also where this JVM has some left of what ran in it before. */
    private static final int MORE_THAN_CARRIERS = 4 * USUAL;

    private static final CountDownLatch MAY_BE_LOADED = new CountDownLatch(1);

    private final List<Integer> told = new CopyOnWriteArrayList<>();
    private final AtomicReference<Duration> used = new AtomicReference<>(Duration.ZERO);
    private volatile Duration busy = Duration.ofSeconds(2);

    /** Whoever uses it first keeps his carrier until it may be loaded, and so does everybody else. */
    private static final class LoadedSlowly {

        private static void use() {}

        static {
            try {
                MAY_BE_LOADED.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Test
    void aThreadForWhichAllCarriersWaitGetsAnotherOne() {
        var scheduler = Carriers.scheduler().orElseThrow();
        var carriers = new Carriers(
                USUAL,
                number -> {
                    told.add(number);
                    scheduler.setParallelism(number);
                },
                () -> used.getAndUpdate(time -> time.plus(busy)));
        scheduler.setParallelism(USUAL);
        carriers.look();
        assertThat(told).as("while threads come to run").isEmpty();
        var waiting = IntStream.range(0, MORE_THAN_CARRIERS)
                .mapToObj(number -> Thread.ofVirtual().start(LoadedSlowly::use))
                .toList();

        carriers.look();
        carriers.look();
        assertThat(told).as("while the processors are busy").isEmpty();
        busy = Duration.ZERO;
        var next = Thread.ofVirtual().start(MAY_BE_LOADED::countDown);
        await().atMost(Duration.ofMinutes(1)).until(() -> {
            carriers.look();
            return !next.isAlive();
        });

        await().until(() -> waiting.stream().noneMatch(Thread::isAlive));
        await().until(() -> {
            carriers.look();
            return told.getLast() == USUAL;
        });
        assertThat(told).startsWith(2 * USUAL);
    }
}
