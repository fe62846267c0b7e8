package io.parley.api;

import io.parley.realtime.DeliveryThreads;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does the work of one socket: what belongs to one lane in order, the lanes beside each other. While there is no work
 * there is no thread.
 */
final class Lanes {

    /** The most tasks that wait or run. */
    static final int MOST_TASKS = 32;

    private static final Logger log = LoggerFactory.getLogger(Lanes.class);

    private final DeliveryThreads threads;
    private final Semaphore room = new Semaphore(MOST_TASKS);
    private final Map<Object, ArrayDeque<Runnable>> lanes = new HashMap<>(2);

    Lanes(DeliveryThreads threads) {
        this.threads = threads;
    }

    /**
     * Adds a task to a lane. Where there is no room the caller waits, so that whoever sends faster than the database
     * stores is slowed down; but not longer than he is told, so that one slow lane does not stop the others.
     *
     * @return false if there was no room in that time, and then the task is dropped
     */
    boolean add(Object lane, Runnable task, Duration patience) {
        if (!hasRoom(patience)) {
            return false;
        }
        synchronized (lanes) {
            var present = lanes.get(lane);
            if (present != null) {
                present.add(task);
                return true;
            }
            lanes.put(lane, new ArrayDeque<>(1));
        }
        threads.execute(() -> run(lane, task));
        return true;
    }

    /** Waits until no task is left. */
    boolean awaitIdle(Duration patience) {
        try {
            if (room.tryAcquire(MOST_TASKS, patience.toMillis(), TimeUnit.MILLISECONDS)) {
                room.release(MOST_TASKS);
                return true;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    private boolean hasRoom(Duration patience) {
        try {
            return room.tryAcquire() || room.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void run(Object lane, Runnable first) {
        for (Runnable task = first; task != null; task = next(lane)) {
            try {
                task.run();
            } catch (RuntimeException | Error e) {
                log.error("A task of a socket failed", e);
            } finally {
                room.release();
            }
        }
    }

    private @Nullable Runnable next(Object lane) {
        synchronized (lanes) {
            var waiting = lanes.get(lane);
            var task = waiting == null ? null : waiting.poll();
            if (task == null) {
                lanes.remove(lane);
            }
            return task;
        }
    }
}
