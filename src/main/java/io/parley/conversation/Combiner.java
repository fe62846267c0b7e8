package io.parley.conversation;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Does together what several threads want at the same time (flat combining).
 *
 * <p>Whoever comes while nobody works, works at once, on its own thread. All who come meanwhile wait, and the first of them
 * then works for as many of them as fit into one batch. So one alone waits for nobody, and under load a batch costs its fixed
 * price once, however many share it. Who has time waits for somebody who has none, and goes along with him.
 *
 * @param <W> what one thread wants done
 */
final class Combiner<W> {

    private final int most;
    private final Consumer<List<W>> work;

    private final Deque<Seat<W>> waiting = new ArrayDeque<>();
    private boolean working;

    /**
     * @param most how many wishes make a batch at most
     * @param work does a batch, never empty, in the order of arrival and never on two threads at once; what it throws is thrown
     *     to everybody of the batch
     */
    Combiner(int most, Consumer<List<W>> work) {
        this.most = most;
        this.work = work;
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
        if (workNow(seat) || isFirst(seat, patience)) {
            workFor(seat);
        }
    }

    private boolean isFirst(Seat<W> seat, Duration patience) {
        if (seat.isPatient && !seat.hasTurnWithin(patience) && hurry(seat)) {
            return true;
        }
        return seat.isFirst();
    }

    /** Who waits, and what he waits for: true to work for the others himself, false when it has been done for him. */
    private static final class Seat<W> {

        private final W wish;
        private final CompletableFuture<Boolean> turn = new CompletableFuture<>();
        private boolean isPatient;

        Seat(W wish, boolean isPatient) {
            this.wish = wish;
            this.isPatient = isPatient;
        }

        boolean hasTurnWithin(Duration patience) {
            return turn.copy()
                    .handle((first, failure) -> true)
                    .completeOnTimeout(false, patience.toNanos(), TimeUnit.NANOSECONDS)
                    .join();
        }

        boolean isFirst() {
            try {
                return turn.join();
            } catch (CompletionException e) {
                throw e.getCause() instanceof RuntimeException cause ? cause : e;
            }
        }
    }

    private synchronized boolean workNow(Seat<W> seat) {
        waiting.add(seat);
        return begins();
    }

    /** @return whether it has to work now; else somebody works for it, or has */
    private synchronized boolean hurry(Seat<W> seat) {
        seat.isPatient = false;
        return waiting.contains(seat) && begins();
    }

    private boolean begins() {
        var begins = !working && isWorthABatch();
        working |= begins;
        return begins;
    }

    private boolean isWorthABatch() {
        return waiting.size() >= most || waiting.stream().anyMatch(seat -> !seat.isPatient);
    }

    private void workFor(Seat<W> first) {
        var batch = board();
        try {
            work.accept(batch.stream().map(seat -> seat.wish).toList());
            batch.forEach(seat -> seat.turn.complete(false));
        } catch (RuntimeException | Error e) {
            batch.forEach(seat -> seat.turn.completeExceptionally(e));
            throw e;
        } finally {
            next();
        }
    }

    private synchronized List<Seat<W>> board() {
        var batch = new ArrayList<Seat<W>>();
        while (batch.size() < most && !waiting.isEmpty()) {
            batch.add(waiting.removeFirst());
        }
        return batch;
    }

    private synchronized void next() {
        working = isWorthABatch();
        if (working) {
            waiting.element().turn.complete(true);
        }
    }
}
