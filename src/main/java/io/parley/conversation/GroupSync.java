package io.parley.conversation;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Waits until what has been committed is on the disk.
 *
 * <p>PostgreSQL does so within the commit. H2 hands a commit to the operating system, where it outlives the process but not
 * the power; {@code CHECKPOINT SYNC} brings it to the disk. That is slow, so all who wait while one runs share the next,
 * unless it began after what they wait for, and {@link DurabilityProperties} can do without.
 *
 * <p>Commits that have to get to the disk are counted, so everybody can wait for those before his own: what he tells others
 * leads them to all that is committed.
 */
@Component
class GroupSync {

    private static final long ALL = Long.MAX_VALUE;

    private final boolean needed;
    private final Runnable checkpoint;
    private final Combiner<Long> syncs = new Combiner<>(Integer.MAX_VALUE, this::sync);
    private final AtomicLong due = new AtomicLong();
    private volatile long onDisk;

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

    /** Counts a commit, which has just returned, among those that are due. */
    long committed() {
        return due.incrementAndGet();
    }

    /** How many commits are due. */
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
            var covered = due.get();
            checkpoint.run();
            onDisk = covered;
        }
    }

    private static boolean isH2(JdbcTemplate jdbc) {
        ConnectionCallback<Boolean> product =
                connection -> connection.getMetaData().getDatabaseProductName().equals("H2");
        return Boolean.TRUE.equals(jdbc.execute(product));
    }
}
