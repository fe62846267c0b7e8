package io.parley.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CombinerTest {

    private static final int MOST = 3;

    private final List<List<Integer>> batches = new CopyOnWriteArrayList<>();
    private final Semaphore mayEnd = new Semaphore(0);
    private final Combiner<Integer> combiner = new Combiner<>(MOST, batch -> {
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

    private Thread come(int wish) {
        return come(wish, new CopyOnWriteArrayList<>());
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
