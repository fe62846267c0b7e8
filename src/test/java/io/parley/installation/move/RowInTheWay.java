package io.parley.installation.move;

import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** A row that somebody has written into the target and not committed: a move that brings one with its key waits for it. */
public final class RowInTheWay implements AutoCloseable {

    private final JdbcTemplate target;
    private final Connection other;

    /** @param insert a statement that writes it, with a parameter for its key */
    RowInTheWay(DataSource target, String insert, long key) throws SQLException {
        this.target = new JdbcTemplate(target);
        other = target.getConnection();
        other.setAutoCommit(false);
        try (var statement = other.prepareStatement(insert)) {
            // so that it may point at rows that are not there
            other.createStatement().execute("set session_replication_role = replica");
            statement.setLong(1, key);
            statement.executeUpdate();
        }
    }

    /** In the middle of the second step of the messages. */
    public static RowInTheWay amongTheMessages(DataSource target) throws SQLException {
        return new RowInTheWay(target, """
                insert into message (id, conversation_id, seq, rev, sender_id, client_id, body, sent_at)
                values (?, 9, 9, 9, 9, gen_random_uuid(), 'in the way', now())
                """, Move.BATCH + 1);
    }

    /** Returns when a move has come so far. */
    public void awaitMove() {
        await("the move waits for the row").atMost(Duration.ofMinutes(1)).until(() -> waiting("select count(*)") == 1);
    }

    /** Breaks the connection of the move that waits. */
    void breakMove() {
        waiting("select count(pg_terminate_backend(pid))");
    }

    private long waiting(String select) {
        var count = target.queryForObject(
                select + " from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
                Long.class);
        return count == null ? 0 : count;
    }

    @Override
    public void close() throws SQLException {
        other.rollback();
        other.close();
    }
}
