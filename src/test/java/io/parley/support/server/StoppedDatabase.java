package io.parley.support.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** The embedded database of a server that does not run: to look into it, and to fill it. */
public final class StoppedDatabase implements AutoCloseable {

    private static final int BATCH = 20_000;

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

    /** Registers somebody who has no password. */
    public long register(String username) throws SQLException {
        update(
                "insert into account (username, email, display_name, name_skeleton, password_hash, role, enabled, created_at)"
                        + " values (?1, ?1 || '@example.org', ?1, ?1, '', 'MEMBER', true, current_timestamp)",
                username);
        return id(username);
    }

    /** Lets a browser of somebody be remembered; what its cookie {@code parley-remember-me} holds. */
    public String remember(long account) throws SQLException {
        var series = word();
        var secret = word();
        update(
                "insert into remember_me (series, account_id, token_hash, rotated_at, created_at)"
                        + " values (?1, ?2, ?3, current_timestamp, current_timestamp)",
                series,
                account,
                hash(secret));
        return Base64.getEncoder()
                .withoutPadding()
                .encodeToString((series + ":" + secret).getBytes(StandardCharsets.UTF_8));
    }

    /** Lets programs of somebody in; the token. */
    public String accessToken(long account) throws SQLException {
        var token = "parley_" + word();
        update(
                "insert into access_token (account_id, name, token_hash, can_write, created_at, expires_at)"
                        + " values (?1, 'program', ?2, true, current_timestamp, dateadd(day, 30, current_timestamp))",
                account,
                hash(token));
        return token;
    }

    /** Lets so many people, registered for it, each have written one message to somebody, who has read them. */
    public void writeConversations(long account, int people) throws SQLException {
        update(
                "insert into account (username, email, display_name, name_skeleton, password_hash, role, enabled, created_at)"
                        + " select 'friend' || x, 'friend' || x || '@example.org', 'Friend ' || x, 'friend ' || x, '', 'MEMBER', true,"
                        + " current_timestamp from system_range(1, ?1)",
                people);
        var friends = " from account where username like 'friend%'";
        update(
                "insert into conversation (low_user_id, high_user_id, last_seq, rev, created_at)"
                        + " select least(id, ?1), greatest(id, ?1), 1, 1, current_timestamp" + friends,
                account);
        var conversations = " from conversation c join account a on a.id in (c.low_user_id, c.high_user_id)"
                + " and a.username like 'friend%' where ?1 in (c.low_user_id, c.high_user_id)";
        var participant = "insert into participant (conversation_id, user_id, peer_id, received_seq, delivered_seq,"
                + " read_seq, shared_read_seq, undelivered, unread, active_at)";
        var rest = ", 1, 1, 1, 1, false, false, dateadd(second, -c.id, current_timestamp)";
        update(participant + " select c.id, ?1, a.id" + rest + conversations, account);
        update(participant + " select c.id, a.id, ?1" + rest + conversations, account);
        update(
                "insert into message (conversation_id, seq, rev, sender_id, client_id, body, sent_at)"
                        + " select c.id, 1, 1, a.id, random_uuid(), 'Hello', current_timestamp" + conversations,
                account);
    }

    private void update(String sql, Object... values) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (var index = 0; index < values.length; index++) {
                statement.setObject(index + 1, values[index]);
            }
            statement.executeUpdate();
        }
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
                + " (conversation_id, seq, rev, sender_id, client_id, body, sent_at)"
                + " select cast(? as bigint), x, x, case mod(x, 2) when 0 then cast(? as bigint) else cast(? as bigint) end,"
                + " random_uuid(),"
                + " 'Message ' || x || case mod(x, 7) when 0 then char(10) || 'with a second line' else '' end,"
                + " dateadd(minute, x, cast(? as timestamp(6) with time zone)) from system_range(?, ?)")) {
            for (var from = 1; from <= messages; from += BATCH) {
                insert.setLong(1, conversation);
                insert.setLong(2, first);
                insert.setLong(3, second);
                insert.setTimestamp(4, Timestamp.from(start));
                insert.setInt(5, from);
                insert.setInt(6, Math.min(messages, from + BATCH - 1));
                insert.executeUpdate();
                connection.commit();
            }
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
                + " (conversation_id, user_id, peer_id, last_seq, received_seq, delivered_seq, read_seq, shared_read_seq,"
                + " undelivered, unread, active_at) values (?, ?, ?, ?, ?, ?, ?, ?, false, false, ?)")) {
            insert.setLong(1, conversation);
            insert.setLong(2, user);
            insert.setLong(3, peer);
            insert.setLong(4, messages);
            insert.setLong(5, messages);
            insert.setLong(6, messages);
            insert.setLong(7, messages);
            insert.setLong(8, messages);
            insert.setTimestamp(9, Timestamp.from(Instant.now()));
            insert.executeUpdate();
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
