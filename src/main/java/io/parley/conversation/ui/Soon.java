package io.parley.conversation.ui;

import io.parley.realtime.DeliveryThreads;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/** Does something a while after it was asked for; what is asked for meanwhile is done with it. */
final class Soon {

    private final DeliveryThreads threads;
    private final Duration delay;
    private final Runnable task;
    private final AtomicBoolean due = new AtomicBoolean();

    Soon(DeliveryThreads threads, Duration delay, Runnable task) {
        this.threads = threads;
        this.delay = delay;
        this.task = task;
    }

    void request() {
        if (!due.getAndSet(true)) {
            threads.executeAfter(delay, () -> {
                due.set(false);
                task.run();
            });
        }
    }
}
