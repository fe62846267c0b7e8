package io.parley.realtime;

import java.util.concurrent.Executor;
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
}
