package io.parley.support.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** The database of a server that does not run: to look into it, and to fill it. */
public final class StoppedDatabase implements AutoCloseable {

    private static final int BATCH = 20_000;

    private final Connection connection;

    /** The embedded one. */
    public StoppedDatabase(ParleyServer server) throws SQLException, IOException {
        this(DriverManager.getConnection(
                "jdbc:h2:file:" + server.dataFolder().resolve("parley") + ";WRITE_DELAY=0",
                "parley",
                Files.readString(server.dataFolder().resolve("database-password"))));
    }

    /** Any other; the connection is closed with it. */
    public StoppedDatabase(Connection connection) {
        this.connection = connection;
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

    /** What is kept of the password of somebody. */
    public String passwordHash(String username) throws SQLException {
        return ofAccount(username, "password_hash", String.class);
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

    /** Registers somebody who has no password. */
    public long register(String username) throws SQLException {
        return insert(
                "insert into account (username, email, display_name, name_skeleton, password_hash, role, enabled, created_at)"
                        + " values (?, ?, ?, ?, '', 'MEMBER', true, ?)",
                username,
                username + "@example.org",
                username,
                username,
                now());
    }

    /** Lets a browser of somebody be remembered; what its cookie {@code parley-remember-me} holds. */
    public String remember(long account) throws SQLException {
        var series = word();
        var secret = word();
        update(
                "insert into remember_me (series, account_id, token_hash, rotated_at, created_at) values (?, ?, ?, ?, ?)",
                series,
                account,
                hash(secret),
                now(),
                now());
        return Base64.getEncoder()
                .withoutPadding()
                .encodeToString((series + ":" + secret).getBytes(StandardCharsets.UTF_8));
    }

    /** Lets programs of somebody in; the token. */
    public String accessToken(long account) throws SQLException {
        var token = "parley_" + word();
        update(
                "insert into access_token (account_id, name, token_hash, can_write, created_at, expires_at)"
                        + " values (?, 'program', ?, true, ?, ?)",
                account,
                hash(token),
                now(),
                now().plusDays(30));
        return token;
    }

    /**
     * Lets so many people, registered for it by a name with a number, each have written one message to somebody, who has read
     * them, yesterday.
     */
    public void writeConversations(long account, String friend, int people) throws SQLException {
        connection.setAutoCommit(false);
        for (var number = 1; number <= people; number++) {
            writeMessages(
                    account, register(friend + number), 1, now().minusDays(1).minusSeconds(number));
        }
        connection.commit();
        connection.setAutoCommit(true);
    }

    /** Lets two registered people have written to each other in turns, one message a minute, all read. */
    public void writeHistory(String one, String other, int messages) throws SQLException {
        connection.setAutoCommit(false);
        writeMessages(id(one), id(other), messages, now());
        connection.commit();
        connection.setAutoCommit(true);
    }

    private void writeMessages(long one, long other, int messages, OffsetDateTime last) throws SQLException {
        var start = last.minusMinutes(messages);
        var conversation = insert("insert into conversation (last_seq, rev) values (?, ?)", messages, messages);
        update(
                "insert into conversation_pair (conversation_id, low_user_id, high_user_id, created_at) values (?, ?, ?, ?)",
                conversation,
                Math.min(one, other),
                Math.max(one, other),
                start);
        writeParticipant(conversation, one, other, messages, last);
        writeParticipant(conversation, other, one, messages, last);
        try (var insert = connection.prepareStatement("insert into message"
                + " (conversation_id, seq, rev, sender_id, client_id, body, sent_at) values (?, ?, ?, ?, ?, ?, ?)")) {
            for (var seq = 1; seq <= messages; seq++) {
                set(
                        insert,
                        conversation,
                        seq,
                        seq,
                        seq % 2 == 0 ? one : other,
                        UUID.randomUUID(),
                        "Message " + seq + (seq % 7 == 0 ? "\nwith a second line" : ""),
                        start.plusMinutes(seq));
                insert.addBatch();
                if (seq % BATCH == 0 || seq == messages) {
                    insert.executeBatch();
                }
            }
        }
    }

    private void writeParticipant(long conversation, long user, long peer, int messages, OffsetDateTime last)
            throws SQLException {
        update(
                "insert into participant (conversation_id, user_id, peer_id, last_seq, received_seq, delivered_seq, read_seq,"
                        + " shared_read_seq, undelivered, unread, active_at) values (?, ?, ?, ?, ?, ?, ?, ?, false, false, ?)",
                conversation,
                user,
                peer,
                messages,
                messages,
                messages,
                messages,
                messages,
                last);
    }

    private long id(String username) throws SQLException {
        return ofAccount(username, "id", Long.class);
    }

    private <T> T ofAccount(String username, String column, Class<T> type) throws SQLException {
        try (var statement = connection.prepareStatement("select " + column + " from account where username = ?")) {
            statement.setString(1, username);
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getObject(1, type);
            }
        }
    }

    private long insert(String sql, Object... values) throws SQLException {
        try (var insert = connection.prepareStatement(sql, new String[] {"id"})) {
            set(insert, values);
            insert.executeUpdate();
            try (var key = insert.getGeneratedKeys()) {
                key.next();
                return key.getLong(1);
            }
        }
    }

    private void update(String sql, Object... values) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            set(statement, values);
            statement.executeUpdate();
        }
    }

    private static void set(PreparedStatement statement, Object... values) throws SQLException {
        for (var index = 0; index < values.length; index++) {
            statement.setObject(index + 1, values[index]);
        }
    }

    private static OffsetDateTime now() {
        return OffsetDateTime.now(ZoneOffset.UTC);
    }

    private static String word() {
        var bytes = new byte[32];
        ThreadLocalRandom.current().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String hash(String secret) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
