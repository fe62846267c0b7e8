package io.parley.realtime;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/**
 * Runs the work between a hint and a screen: one virtual thread per task, so that a task which waits for a database or
 * for a stuck screen costs no thread of a pool that others need.
 */
@Component
public class DeliveryThreads implements Executor {

    @Override
    public void execute(Runnable task) {
        Thread.ofVirtual().name("delivery").start(task);
    }

    /** Runs a task once the delay is over. */
    public void executeAfter(Duration delay, Runnable task) {
        CompletableFuture.delayedExecutor(delay.toMillis(), TimeUnit.MILLISECONDS, this)
                .execute(task);
    }
}
