package io.parley.conversation;

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
    private final Combiner<Boolean> syncs;

    @Autowired
    GroupSync(JdbcTemplate jdbc, DurabilityProperties properties) {
        this(
                properties.durability() == DurabilityProperties.Durability.POWER && isH2(jdbc),
                () -> jdbc.execute("checkpoint sync"));
    }

    GroupSync(boolean needed, Runnable checkpoint) {
        this.needed = needed;
        this.syncs = new Combiner<>(Integer.MAX_VALUE, waiting -> checkpoint.run());
    }

    /** Returns when everything that was committed before is on the disk; throws what the database throws. */
    void await() {
        if (needed) {
            syncs.run(true);
        }
    }

    private static boolean isH2(JdbcTemplate jdbc) {
        ConnectionCallback<Boolean> product =
                connection -> connection.getMetaData().getDatabaseProductName().equals("H2");
        return Boolean.TRUE.equals(jdbc.execute(product));
    }
}
