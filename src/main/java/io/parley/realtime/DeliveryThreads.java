package io.parley.realtime;

import com.zaxxer.hikari.HikariConfigMXBean;
import com.zaxxer.hikari.HikariDataSource;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.DataSourceUnwrapper;
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

    /** How many of the connections to the database stay free for whoever stores something, or has asked for something. */
    private static final int FOR_OTHERS = 3;

    private final TransactionOperations reading;

    /** What the transaction has read before. */
    private final Runnable forget;

    private final Semaphore readers;

    @Autowired
    public DeliveryThreads(PlatformTransactionManager transactions, DataSource database, EntityManager entities) {
        var template = new TransactionTemplate(transactions);
        template.setReadOnly(true);
        reading = template;
        forget = entities::clear;
        readers = new Semaphore(Math.max(1, connections(database) - FOR_OTHERS), true);
    }

    /** With which nothing is read from a database. */
    public DeliveryThreads() {
        reading = TransactionOperations.withoutTransaction();
        forget = () -> {};
        readers = new Semaphore(Integer.MAX_VALUE);
    }

    private static int connections(DataSource database) {
        var pool = DataSourceUnwrapper.unwrap(database, HikariConfigMXBean.class, HikariDataSource.class);
        return Objects.requireNonNull(pool, "The database has no pool of connections")
                .getMaximumPoolSize();
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
     * Runs what reads from the database for a screen or a program, on this thread, once its turn has come: however many of them have
     * something to read, those who store something never stand in line behind all of them.
     */
    public <T> T read(Supplier<T> reads) {
        readers.acquireUninterruptibly();
        try {
            return reads.get();
        } finally {
            readers.release();
        }
    }

    /** The same for what hands on by itself what it has read. */
    public void read(Runnable reads) {
        read(() -> {
            reads.run();
            return Boolean.TRUE;
        });
    }

    /**
     * The same for several reads, one after the other in one transaction, of which each gets what is committed when it begins. What
     * fails in one and is caught there makes the others no worse.
     *
     * @param next the next read, empty when there is none
     */
    public void readTogether(Supplier<Optional<Runnable>> next) {
        try {
            read(() -> reading.executeWithoutResult(transaction -> {
                for (var reads = next.get(); reads.isPresent(); reads = next.get()) {
                    forget.run();
                    reads.get().run();
                }
            }));
        } catch (UnexpectedRollbackException e) {
            log.debug("Nothing was to be written", e);
        }
    }
}
