package io.parley.security;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * Lets so many in at a time: first those who have begun and come back for the rest, then the others in the order in which they
 * came. A turn that does not end is over after a while all the same.
 */
final class WaitingLine {

    private final Executor atLongest;
    private final Queue<Turn> begun = new ArrayDeque<>();
    private final Queue<Turn> fresh = new ArrayDeque<>();
    private int free;

    /**
     * @param places how many may be in at a time
     * @param atLongest runs what it is given after the longest time that a turn may take
     */
    WaitingLine(int places, Executor atLongest) {
        this.free = places;
        this.atLongest = atLongest;
    }

    /** Somebody takes his place at the end of the line, which is to be closed whether it came to a turn or not. */
    Turn join(boolean hasBegun) {
        var turn = new Turn();
        synchronized (this) {
            (hasBegun ? begun : fresh).add(turn);
            callNext();
        }
        return turn;
    }

    /** How many wait for their turn. */
    synchronized int length() {
        return begun.size() + fresh.size();
    }

    private synchronized void leave(Turn turn) {
        if (turn.isOver) {
            return;
        }
        turn.isOver = true;
        if (!begun.remove(turn) && !fresh.remove(turn)) {
            free++;
            callNext();
        }
    }

    private void callNext() {
        while (free > 0) {
            var next = Optional.ofNullable(begun.poll()).or(() -> Optional.ofNullable(fresh.poll()));
            if (next.isEmpty()) {
                return;
            }
            free--;
            next.get().call();
        }
    }

    /** Somebody's place in the line, and among those who are in once his turn has come. */
    final class Turn implements AutoCloseable {

        private final CountDownLatch come = new CountDownLatch(1);
        private boolean isOver;

        private void call() {
            come.countDown();
            atLongest.execute(this::close);
        }

        /** Waits until the turn has come, or no longer. */
        boolean comesWithin(Duration patience) {
            try {
                return come.await(patience.toNanos(), TimeUnit.NANOSECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }

        @Override
        public void close() {
            leave(this);
        }
    }
}
