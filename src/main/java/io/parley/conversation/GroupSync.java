package io.parley.conversation;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Waits until what has been committed is on the disk.
 *
 * <p>PostgreSQL does so within the commit, before anybody sees it. H2 shows a commit to others first and then hands it to the
 * operating system, where it outlives the process but not the power; {@code CHECKPOINT SYNC} brings it to the disk. That is slow,
 * so all who wait while one runs share the next, unless it began after what they wait for, and {@link DurabilityProperties} can do
 * without.
 *
 * <p>Commits that have to get to the disk are counted before anybody can see them, so everybody can wait for all that he may have
 * seen before he tells of it.
 */
@Component
class GroupSync {

    private static final long ALL = Long.MAX_VALUE;

    private final boolean needed;
    private final Runnable checkpoint;
    private final Combiner<Long> syncs = new Combiner<>(Integer.MAX_VALUE, this::sync);
    private final Lock committing = new ReentrantLock();
    private final AtomicLong due = new AtomicLong();
    private volatile long onDisk;

    @Autowired
    GroupSync(JdbcTemplate jdbc, DurabilityProperties properties) {
        this(isH2(jdbc), checkpoint(jdbc, properties.durability()));
    }

    /**
     * @param needed whether others see a commit before it is kept
     * @param checkpoint keeps what is committed
     */
    GroupSync(boolean needed, Runnable checkpoint) {
        this.needed = needed;
        this.checkpoint = checkpoint;
    }

    /** Counts the transaction of this thread, when it comes to its commit, among those that are due. */
    void count() {
        if (needed) {
            TransactionSynchronizationManager.registerSynchronization(new Counted());
        }
    }

    /** How many commits are due; whatever anybody has seen until now is one of them or not due at all. */
    long due() {
        return due.get();
    }

    /** Returns when so many of the commits that are due are on the disk; throws what the database throws. */
    void await(long commits) {
        if (needed && commits > onDisk) {
            syncs.run(commits);
        }
    }

    /** Returns when everything that was committed before, by whomever, is on the disk; throws what the database throws. */
    void await() {
        await(ALL);
    }

    private void sync(List<Long> wanted) {
        if (wanted.stream().anyMatch(commits -> commits > onDisk)) {
            var covered = committed();
            checkpoint.run();
            onDisk = covered;
        }
    }

    /** Waits for the one that is being committed, as somebody may have seen it. */
    private long committed() {
        committing.lock();
        try {
            return due.get();
        } finally {
            committing.unlock();
        }
    }

    private static Runnable checkpoint(JdbcTemplate jdbc, DurabilityProperties.Durability durability) {
        return switch (durability) {
            case POWER -> () -> jdbc.execute("checkpoint sync");
            case PROCESS -> () -> {};
        };
    }

    private static boolean isH2(JdbcTemplate jdbc) {
        ConnectionCallback<Boolean> product =
                connection -> connection.getMetaData().getDatabaseProductName().equals("H2");
        return Boolean.TRUE.equals(jdbc.execute(product));
    }

    /** Holds up the others during the commit alone: whoever is asked before or told afterwards may wait for the disk himself. */
    private final class Counted implements TransactionSynchronization {

        private boolean isCommitting;

        @Override
        public int getOrder() {
            return HIGHEST_PRECEDENCE;
        }

        @Override
        public void beforeCompletion() {
            committing.lock();
            isCommitting = true;
            due.incrementAndGet();
        }

        @Override
        public void afterCommit() {
            ended();
        }

        @Override
        public void afterCompletion(int status) {
            ended();
        }

        private void ended() {
            if (isCommitting) {
                isCommitting = false;
                committing.unlock();
            }
        }
    }
}
