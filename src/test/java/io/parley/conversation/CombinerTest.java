package io.parley.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CombinerTest {

    private static final int MOST = 3;
    private static final Duration A_LONG_TIME = Duration.ofHours(1);

    private final List<List<Integer>> batches = new CopyOnWriteArrayList<>();
    private final Semaphore mayEnd = new Semaphore(0);
    private final Combiner<Integer> combiner = new Combiner<>("combiner", MOST, batch -> {
        batches.add(batch);
        mayEnd.acquireUninterruptibly();
        if (batch.contains(-1)) {
            throw new IllegalStateException("One of them cannot be done");
        }
    });

    @Test
    void oneAloneIsABatchOfHisOwn() {
        mayEnd.release(2);

        combiner.run(1);
        combiner.run(2);

        assertThat(batches).containsExactly(List.of(1), List.of(2));
    }

    @Test
    void virtualThreadsAreWorkedForByOneOfTheOperatingSystem() throws InterruptedException {
        var virtual = new CopyOnWriteArrayList<Boolean>();
        var asks = new Combiner<Integer>(
                "combiner", MOST, batch -> virtual.add(Thread.currentThread().isVirtual()));

        Thread.ofVirtual().start(() -> asks.run(1)).join();

        assertThat(virtual).containsExactly(false);
    }

    @Test
    void whereThereCanBeNoThreadOnlyOneFailsAndTheNextTriesAgain() {
        var worker = mock(ExecutorService.class);
        var done = new CopyOnWriteArrayList<Integer>();
        var asks = new Combiner<Integer>(worker, MOST, done::addAll);
        doThrow(new OutOfMemoryError("unable to create native thread"))
                .doAnswer(call -> {
                    call.<Runnable>getArgument(0).run();
                    return null;
                })
                .when(worker)
                .execute(any());

        assertThatExceptionOfType(OutOfMemoryError.class).isThrownBy(() -> asks.run(1));
        asks.run(2);

        assertThat(done).containsExactly(2);
    }

    @Test
    void whoeverComesMeanwhileSharesTheNextBatchesInOrder() {
        var threads = IntStream.rangeClosed(1, 5).mapToObj(this::come).toList();

        mayEnd.release(3);

        await().until(() -> threads.stream().noneMatch(Thread::isAlive));
        assertThat(batches).containsExactly(List.of(1), List.of(2, 3, 4), List.of(5));
    }

    @Test
    void whatABatchThrowsReachesAllOfItAndNobodyElse() {
        var failed = new CopyOnWriteArrayList<Integer>();
        var first = come(1);
        var threads =
                IntStream.of(2, -1, 3, 4).mapToObj(wish -> come(wish, failed)).toList();

        mayEnd.release(3);

        await().until(() -> threads.stream().noneMatch(Thread::isAlive) && !first.isAlive());
        assertThat(failed).containsExactlyInAnyOrder(2, -1, 3);
        mayEnd.release();
        assertThatIllegalStateException().isThrownBy(() -> combiner.run(-1));
    }

    @Test
    void whoHasTimeWaitsForSomebodyWhoHasNone() {
        var patient = comePatiently(1, A_LONG_TIME);
        mayEnd.release();

        combiner.run(2);

        await().until(() -> !patient.isAlive());
        assertThat(batches).containsExactly(List.of(1, 2));
    }

    @Test
    void whoHasTimeStillWaitsWhenOthersHaveBeenDone() {
        var first = come(1);
        var patient = comePatiently(2, A_LONG_TIME);
        mayEnd.release();
        await().until(() -> !first.isAlive());
        assertThat(batches).containsExactly(List.of(1));

        mayEnd.release();
        combiner.run(3);

        await().until(() -> !patient.isAlive());
        assertThat(batches).containsExactly(List.of(1), List.of(2, 3));
    }

    @Test
    void enoughWhoHaveTimeAreABatch() {
        var threads = IntStream.rangeClosed(1, MOST - 1)
                .mapToObj(wish -> comePatiently(wish, A_LONG_TIME))
                .toList();
        mayEnd.release();

        combiner.run(MOST, A_LONG_TIME);

        await().until(() -> threads.stream().noneMatch(Thread::isAlive));
        assertThat(batches).containsExactly(List.of(1, 2, 3));
    }

    @Test
    void whoHasWaitedLongEnoughIsDoneAlone() {
        mayEnd.release();

        combiner.run(1, Duration.ofNanos(1));

        assertThat(batches).containsExactly(List.of(1));
    }

    @Test
    void whoHasWaitedLongEnoughWhileOthersWorkIsDoneNext() {
        var first = come(1);
        var patient = comePatiently(2, Duration.ofNanos(1));
        mayEnd.release(2);

        await().until(() -> !first.isAlive() && !patient.isAlive());
        assertThat(batches).containsExactly(List.of(1), List.of(2));
    }

    private Thread come(int wish) {
        return come(wish, new CopyOnWriteArrayList<>());
    }

    private Thread comePatiently(int wish, Duration patience) {
        var thread = Thread.ofPlatform().daemon().start(() -> combiner.run(wish, patience));
        await().until(() -> thread.getState() == Thread.State.WAITING);
        return thread;
    }

    /** Lets somebody come, and waits until he works or waits. */
    private Thread come(int wish, List<Integer> failed) {
        var thread = Thread.ofPlatform().daemon().start(() -> {
            try {
                combiner.run(wish);
            } catch (IllegalStateException e) {
                failed.add(wish);
            }
        });
        await().until(() -> thread.getState() == Thread.State.WAITING);
        return thread;
    }
}
