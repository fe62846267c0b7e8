package io.parley.installation.move;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** An embedded database in which people have been for a while: every type of column, absent values, gaps, odd texts. */
public final class EmbeddedHistory {

    /** More than fit into two steps. */
    public static final int MESSAGES = 2 * Move.BATCH + 200;

    /** What it would give to the next one; the last three accounts are gone. */
    public static final long NEXT_ACCOUNT = 9;

    private static final String TEXT = "grüße 漢字 👩‍👩‍👧 עברית 'quoted' \\ \t\n";

    private EmbeddedHistory() {}

    public static void write(DataSource database) throws SQLException {
        Flyway.configure().dataSource(database).load().migrate();
        try (var connection = database.getConnection()) {
            people(connection);
            messages(connection);
        }
    }

    private static void people(Connection connection) throws SQLException {
        try (var account = connection.prepareStatement("""
                insert into account (username, email, display_name, name_key, password_hash, role, enabled, language, created_at)
                values (?, ?, ?, 'key', '{none}', 'MEMBER', ?, ?, timestamp with time zone '2026-03-01 10:00:00.123456+02:00')
                """)) {
            for (var number = 1; number < NEXT_ACCOUNT; number++) {
                account.setString(1, "person" + number);
                account.setString(2, "person" + number + "@example.org");
                account.setString(3, number == 1 ? TEXT : "Person " + number);
                account.setBoolean(4, number != 2);
                account.setString(5, number == 2 ? "de" : null);
                account.executeUpdate();
            }
        }
        try (var picture = connection.prepareStatement(
                "insert into account_avatar (account_id, version, image) values (1, 'version', ?)")) {
            var bytes = new byte[256];
            for (var value = 0; value < bytes.length; value++) {
                bytes[value] = (byte) value;
            }
            picture.setBytes(1, bytes);
            picture.executeUpdate();
        }
        try (var statement = connection.createStatement()) {
            statement.execute("delete from account where id > " + (NEXT_ACCOUNT - 4));
            statement.execute("""
                    insert into remember_me (series, account_id, token_hash, previous_token_hash, rotated_at, created_at)
                        values ('series-b', 1, 'hash', null, current_timestamp, current_timestamp);
                    insert into remember_me (series, account_id, token_hash, previous_token_hash, rotated_at, created_at)
                        values ('Series-A', 2, 'hash', 'before', current_timestamp, current_timestamp);
                    insert into audit (at, act, account_id, address) values (current_timestamp, 'LOGGED_IN', null, null);
                    insert into draft (author_id, peer_id, client_id, body, reply_to_seq, updated_at)
                        values (1, 2, random_uuid(), 'half a thought', 3, current_timestamp)
                    """);
        }
    }

    private static void messages(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("""
                    insert into conversation (last_seq, rev) values (%1$d, %1$d);
                    insert into conversation_pair (conversation_id, low_user_id, high_user_id, created_at)
                        select id, 1, 2, current_timestamp from conversation;
                    insert into participant (conversation_id, user_id, peer_id, received_seq, delivered_seq, read_seq, shared_read_seq,
                         undelivered, unread, active_at)
                        select id, 1, 2, 0, 0, 0, 0, false, true, current_timestamp from conversation;
                    insert into participant (conversation_id, user_id, peer_id, received_seq, delivered_seq, read_seq, shared_read_seq,
                         undelivered, unread, active_at)
                        select id, 2, 1, 0, 0, 0, 0, true, false, current_timestamp from conversation
                    """.formatted(MESSAGES));
        }
        connection.setAutoCommit(false);
        try (var message = connection.prepareStatement("""
                insert into message (conversation_id, seq, rev, sender_id, client_id, body, sent_at)
                values (1, ?, ?, ?, ?, ?, timestamp with time zone '2026-03-01 10:00:00.000001+00:00')
                """)) {
            for (var seq = 1; seq <= MESSAGES; seq++) {
                message.setLong(1, seq);
                message.setLong(2, seq);
                message.setLong(3, 1 + seq % 2);
                message.setObject(4, new UUID(seq, -seq));
                message.setString(5, seq + " " + TEXT);
                message.addBatch();
            }
            message.executeBatch();
        }
        connection.commit();
        connection.setAutoCommit(true);
    }
}
