package io.parley.conversation;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Waits until what has been committed is on the disk.
 *
 * <p>PostgreSQL does so within the commit. H2 hands a commit to the operating system, where it outlives the process but not
 * the power; {@code CHECKPOINT SYNC} brings it to the disk. That is slow, so all who wait while one runs share the next,
 * and {@link DurabilityProperties} can do without.
 */
@Component
class GroupSync {

    private final boolean needed;
    private final Runnable checkpoint;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition ended = lock.newCondition();
    private boolean running;
    private long asked;
    private long done;

    @Autowired
    GroupSync(JdbcTemplate jdbc, DurabilityProperties properties) {
        this(
                properties.durability() == DurabilityProperties.Durability.POWER && isH2(jdbc),
                () -> jdbc.execute("checkpoint sync"));
    }

    GroupSync(boolean needed, Runnable checkpoint) {
        this.needed = needed;
        this.checkpoint = checkpoint;
    }

    /** Returns when everything that was committed before is on the disk; throws what the database throws. */
    void await() {
        if (!needed) {
            return;
        }
        lock.lock();
        try {
            asked++;
            var mine = asked;
            while (done < mine) {
                if (running) {
                    ended.awaitUninterruptibly();
                } else {
                    sync();
                }
            }
        } finally {
            lock.unlock();
        }
    }

    private void sync() {
        running = true;
        var upTo = asked;
        lock.unlock();
        var succeeded = false;
        try {
            checkpoint.run();
            succeeded = true;
        } finally {
            lock.lock();
            running = false;
            done = succeeded ? upTo : done;
            ended.signalAll();
        }
    }

    private static boolean isH2(JdbcTemplate jdbc) {
        ConnectionCallback<Boolean> product =
                connection -> connection.getMetaData().getDatabaseProductName().equals("H2");
        return Boolean.TRUE.equals(jdbc.execute(product));
    }
}
