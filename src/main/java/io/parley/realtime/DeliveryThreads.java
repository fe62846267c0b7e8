package io.parley.realtime;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.UnexpectedRollbackException;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Runs the work between a hint and a screen: one virtual thread per task, so that a task which waits for a database or
 * for a stuck screen costs no thread of a pool that others need.
 */
@Component
public class DeliveryThreads implements Executor {

    private static final Logger log = LoggerFactory.getLogger(DeliveryThreads.class);

    private final TransactionOperations reading;

    @Autowired
    public DeliveryThreads(PlatformTransactionManager transactions) {
        var template = new TransactionTemplate(transactions);
        template.setReadOnly(true);
        reading = template;
    }

    /** With which nothing is read from a database. */
    public DeliveryThreads() {
        reading = TransactionOperations.withoutTransaction();
    }

    @Override
    public void execute(Runnable task) {
        Thread.ofVirtual().name("delivery").start(task);
    }

    /** Runs a task once the delay is over. */
    public void executeAfter(Duration delay, Runnable task) {
        CompletableFuture.delayedExecutor(delay.toMillis(), TimeUnit.MILLISECONDS, this)
                .execute(task);
    }

    /**
     * Runs what reads from the database several times, on this thread and in one transaction. What fails in it and is caught there
     * makes the rest no worse.
     */
    public void readTogether(Runnable reads) {
        try {
            reading.executeWithoutResult(transaction -> reads.run());
        } catch (UnexpectedRollbackException e) {
            log.debug("Nothing was to be written", e);
        }
    }
}
