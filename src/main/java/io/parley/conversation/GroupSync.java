package io.parley.conversation;

import io.parley.conversation.DurabilityProperties.Durability;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;
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
 * seen before he tells of it. A commit that fails may have been seen, too: on a full disk H2 gives it up after it has shown it. So
 * whoever has begun to read before is refused.
 */
@Component
class GroupSync implements TransactionExecutionListener {

    private static final Logger log = LoggerFactory.getLogger(GroupSync.class);
    private static final long ALL = Long.MAX_VALUE;

    private final boolean needed;
    private final Runnable checkpoint;
    private final Combiner<Long> syncs = new Combiner<>("sync", Integer.MAX_VALUE, this::sync);
    private final ReentrantLock committing = new ReentrantLock();
    private volatile CompletableFuture<Void> commit = CompletableFuture.completedFuture(null);
    private final AtomicLong due = new AtomicLong();
    private final AtomicLong lost = new AtomicLong();
    private volatile long onDisk;

    @Autowired
    GroupSync(JdbcTemplate jdbc, DurabilityProperties properties) {
        this(isH2(jdbc), checkpoint(jdbc, properties.durability()));
        if (needed && properties.durability() == Durability.PROCESS) {
            log.warn(
                    "parley.durability=process: what is shown as sent survives the end of Parley, but a power cut may take the latest"
                            + " messages. Leave the setting out to keep them.");
        }
    }

    /**
     * @param needed whether others see a commit before it is kept
     * @param checkpoint keeps what is committed
     */
    GroupSync(boolean needed, Runnable checkpoint) {
        this.needed = needed;
        this.checkpoint = checkpoint;
    }

    /**
     * Watches over the commit of the transaction of this thread, whose manager has this as a listener. Nothing is to be refused at the
     * commit that could have been refused before.
     *
     * @param isDue whether it counts among those that are due, when it comes to it
     */
    void watch(boolean isDue) {
        if (needed) {
            var watched = new Watched(isDue);
            TransactionSynchronizationManager.registerSynchronization(watched);
            TransactionSynchronizationManager.bindResource(this, watched);
        }
    }

    /** How many commits are due; whatever anybody has seen until now is one of them or not due at all. */
    long due() {
        return due.get();
    }

    /** How many commits have failed when others may have seen them already. */
    long lost() {
        return lost.get();
    }

    /**
     * Returns when all that was seen is stored, and so many of the commits that are due are on the disk; throws what the database
     * throws.
     *
     * @param commits how many were due when everything was seen
     * @param lostBefore how many were lost when it began
     * @throws DataAccessResourceFailureException if one was lost since then
     */
    void await(long commits, long lostBefore) {
        if (!needed) {
            return;
        }
        // of those who wait for the lock instead, each would come to run only to let the next one do so
        commit.join();
        await(commits);
        if (lost() > lostBefore) {
            throw new DataAccessResourceFailureException("What was seen may be lost");
        }
    }

    private void await(long commits) {
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

    private static Runnable checkpoint(JdbcTemplate jdbc, Durability durability) {
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

    @Override
    public void beforeCommit(TransactionExecution transaction) {
        if (TransactionSynchronizationManager.getResource(this) instanceof Watched watched) {
            watched.begins();
        }
    }

    /** Holds up the others during the commit alone: whoever is asked before or told afterwards may wait for the disk himself. */
    private final class Watched implements TransactionSynchronization {

        private final boolean isDue;
        private boolean isCommitting;

        Watched(boolean isDue) {
            this.isDue = isDue;
        }

        @Override
        public int getOrder() {
            return HIGHEST_PRECEDENCE;
        }

        void begins() {
            committing.lock();
            commit = new CompletableFuture<>();
            isCommitting = true;
            if (isDue) {
                due.incrementAndGet();
            }
        }

        @Override
        public void afterCommit() {
            ends();
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResource(GroupSync.this);
            if (isCommitting) {
                lost.incrementAndGet();
                ends();
            }
        }

        private void ends() {
            isCommitting = false;
            commit.complete(null);
            committing.unlock();
        }
    }
}
