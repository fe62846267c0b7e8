package io.parley.support.server;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The embedded database of a server that does not run: to look into it, and to fill it. */
public final class StoppedDatabase implements AutoCloseable {

    private static final int BATCH = 5_000;

    private final Connection connection;

    public StoppedDatabase(ParleyServer server) throws SQLException, IOException {
        var folder = server.dataFolder();
        connection = DriverManager.getConnection(
                "jdbc:h2:file:" + folder.resolve("parley") + ";WRITE_DELAY=0",
                "parley",
                Files.readString(folder.resolve("database-password")));
    }

    /** To ask it anything. */
    public Connection connection() {
        return connection;
    }

    /** A message as it is stored. */
    public record Row(long conversationId, long seq, UUID clientId, String body) {}

    /** All messages by conversation and seq. */
    public List<Row> messages() throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "select conversation_id, seq, client_id, body from message order by conversation_id, seq")) {
            var all = new ArrayList<Row>();
            while (rows.next()) {
                all.add(new Row(rows.getLong(1), rows.getLong(2), rows.getObject(3, UUID.class), rows.getString(4)));
            }
            return all;
        }
    }

    /** Registers somebody with the password of somebody else. */
    public void registerLike(String present, String username) throws SQLException {
        try (var insert = connection.prepareStatement("insert into account"
                + " (username, email, display_name, password_hash, role, enabled, created_at)"
                + " select ?, ?, ?, password_hash, role, enabled, created_at from account where username = ?")) {
            insert.setString(1, username);
            insert.setString(2, username + "@example.org");
            insert.setString(3, username);
            insert.setString(4, present);
            insert.executeUpdate();
        }
    }

    /** Lets two registered people have written to each other in turns, one message a minute, all read. */
    public void writeHistory(String one, String other, int messages) throws SQLException {
        connection.setAutoCommit(false);
        var first = id(one);
        var second = id(other);
        var start = Instant.now().minus(Duration.ofMinutes(messages));
        var conversation = insertConversation(Math.min(first, second), Math.max(first, second), messages, start);
        for (var pair : new long[][] {{first, second}, {second, first}}) {
            insertParticipant(conversation, pair[0], pair[1], messages);
        }
        try (var insert = connection.prepareStatement("insert into message"
                + " (conversation_id, seq, rev, sender_id, client_id, body, sent_at) values (?, ?, ?, ?, ?, ?, ?)")) {
            for (var seq = 1; seq <= messages; seq++) {
                insert.setLong(1, conversation);
                insert.setLong(2, seq);
                insert.setLong(3, seq);
                insert.setLong(4, seq % 2 == 0 ? first : second);
                insert.setObject(5, UUID.randomUUID());
                insert.setString(6, "Message " + seq + (seq % 7 == 0 ? "\nwith a second line" : ""));
                insert.setTimestamp(7, Timestamp.from(start.plus(Duration.ofMinutes(seq))));
                insert.addBatch();
                if (seq % BATCH == 0) {
                    insert.executeBatch();
                }
            }
            insert.executeBatch();
        }
        connection.commit();
    }

    private long id(String username) throws SQLException {
        try (var statement = connection.prepareStatement("select id from account where username = ?")) {
            statement.setString(1, username);
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private long insertConversation(long low, long high, int messages, Instant at) throws SQLException {
        try (var insert = connection.prepareStatement(
                "insert into conversation (low_user_id, high_user_id, last_seq, rev, created_at) values (?, ?, ?, ?, ?)",
                new String[] {"id"})) {
            insert.setLong(1, low);
            insert.setLong(2, high);
            insert.setLong(3, messages);
            insert.setLong(4, messages);
            insert.setTimestamp(5, Timestamp.from(at));
            insert.executeUpdate();
            try (var key = insert.getGeneratedKeys()) {
                key.next();
                return key.getLong(1);
            }
        }
    }

    private void insertParticipant(long conversation, long user, long peer, int messages) throws SQLException {
        try (var insert = connection.prepareStatement("insert into participant"
                + " (conversation_id, user_id, peer_id, received_seq, delivered_seq, read_seq, shared_read_seq,"
                + " undelivered, unread, active_at) values (?, ?, ?, ?, ?, ?, ?, false, false, ?)")) {
            insert.setLong(1, conversation);
            insert.setLong(2, user);
            insert.setLong(3, peer);
            insert.setLong(4, messages);
            insert.setLong(5, messages);
            insert.setLong(6, messages);
            insert.setLong(7, messages);
            insert.setTimestamp(8, Timestamp.from(Instant.now()));
            insert.executeUpdate();
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
