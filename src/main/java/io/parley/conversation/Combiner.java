package io.parley.conversation;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Does together what several threads want at the same time, on a thread of its own.
 *
 * <p>What is wanted while nothing is done is done at once. All that comes meanwhile waits, and the next batch takes as much of it as
 * fits. So one alone waits for nobody, and under load a batch costs its fixed price once, however many share it. Who has time waits
 * for somebody who has none, and goes along with him.
 *
 * <p>The thread is one of the operating system, which gives it its share of the processors however many virtual threads want theirs.
 * Those take turns, and if one of them did what the others wait for, each of its steps would wait for all of them (decision 0057).
 *
 * @param <W> what one thread wants done
 */
final class Combiner<W> {

    private static final Duration IDLE = Duration.ofSeconds(10);

    private final int most;
    private final Consumer<List<W>> work;
    private final ExecutorService worker;

    private final Deque<Seat<W>> waiting = new ArrayDeque<>();
    private boolean working;

    /**
     * @param name what the thread is called
     * @param most how many wishes make a batch at most
     * @param work does a batch, never empty, in the order of arrival and never on two threads at once; what it throws is thrown
     *     to everybody of the batch
     */
    Combiner(String name, int most, Consumer<List<W>> work) {
        this(endsWhenIdle(name), most, work);
    }

    /** @param worker has one thread */
    Combiner(ExecutorService worker, int most, Consumer<List<W>> work) {
        this.worker = worker;
        this.most = most;
        this.work = work;
    }

    private static ExecutorService endsWhenIdle(String name) {
        var thread = new ThreadPoolExecutor(
                1,
                1,
                IDLE.toSeconds(),
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                Thread.ofPlatform().daemon().name(name).factory());
        thread.allowCoreThreadTimeOut(true);
        return thread;
    }

    /** Returns when a batch with this wish, begun after this call, has been done; throws what it threw. */
    void run(W wish) {
        run(wish, Duration.ZERO);
    }

    /**
     * The same for a wish that has time: no batch is begun for it alone before.
     *
     * @param patience for how long it waits for company
     */
    void run(W wish, Duration patience) {
        var seat = new Seat<>(wish, patience.isPositive());
        take(seat);
        if (patience.isPositive() && !seat.isDoneWithin(patience)) {
            hurry(seat);
        }
        seat.awaitDone();
    }

    /** Who waits, and what he waits for. */
    private static final class Seat<W> {

        private final W wish;
        private final CompletableFuture<Void> done = new CompletableFuture<>();
        private boolean isPatient;

        Seat(W wish, boolean isPatient) {
            this.wish = wish;
            this.isPatient = isPatient;
        }

        boolean isDoneWithin(Duration patience) {
            return done.handle((nothing, failure) -> true)
                    .completeOnTimeout(false, patience.toNanos(), TimeUnit.NANOSECONDS)
                    .join();
        }

        void awaitDone() {
            try {
                done.join();
            } catch (CompletionException e) {
                throw e.getCause() instanceof RuntimeException cause ? cause : e;
            }
        }
    }

    private synchronized void take(Seat<W> seat) {
        waiting.add(seat);
        begin(seat);
    }

    private synchronized void hurry(Seat<W> seat) {
        seat.isPatient = false;
        begin(seat);
    }

    /** Where there can be no thread just now, the next one tries again. */
    private void begin(Seat<W> seat) {
        if (!working && isWorthABatch()) {
            working = true;
            try {
                worker.execute(this::workOn);
            } catch (RuntimeException | Error e) {
                working = false;
                waiting.remove(seat);
                throw e;
            }
        }
    }

    private boolean isWorthABatch() {
        return waiting.size() >= most || waiting.stream().anyMatch(seat -> !seat.isPatient);
    }

    private void workOn() {
        do {
            work(board());
        } while (goesOn());
    }

    private void work(List<Seat<W>> batch) {
        try {
            work.accept(batch.stream().map(seat -> seat.wish).toList());
            batch.forEach(seat -> seat.done.complete(null));
        } catch (RuntimeException | Error e) {
            batch.forEach(seat -> seat.done.completeExceptionally(e));
        }
    }

    private synchronized List<Seat<W>> board() {
        var batch = new ArrayList<Seat<W>>();
        while (batch.size() < most && !waiting.isEmpty()) {
            batch.add(waiting.removeFirst());
        }
        return batch;
    }

    private synchronized boolean goesOn() {
        working = isWorthABatch();
        return working;
    }
}
