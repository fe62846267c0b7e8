package io.parley.conversation;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.BatchPreparedStatementSetter;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Component;

/**
 * Writes what entities have become in memory, many rows with one statement; joins the caller's transaction.
 *
 * <p>These are the rows of every message. Hibernate would send each by itself, as their ids come from the database, and first
 * look at all that it knows for what has changed.
 */
@Component
class Rows {

    private static final String MESSAGE = """
            insert into message (conversation_id, seq, rev, sender_id, client_id, body, withheld, sent_at, attachments,
                reply_to_seq, forwarded, lifetime)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private static final String EXPIRING = """
            insert into expiring_message (conversation_id, seq, expires_at) values (?, ?, ?)""";

    private static final String MOVE = """
            insert into receipt_journal (conversation_id, user_id, kind, seq, rev, at) values (?, ?, ?, ?, ?, ?)""";

    private static final String CONVERSATION = """
            update conversation set last_seq = ?, rev = ?, quiet_rev = ? where id = ? and rev = ? and quiet_rev = ?""";

    private static final String PARTICIPANT = """
            update participant set last_seq = ?, received_seq = ?, delivered_seq = ?, read_seq = ?, shared_read_seq = ?,
            undelivered = ?, unread = ?, pending = ?, marked_unread = ?, archived = ?, peer_waits = ?, active_at = ?
            where conversation_id = ? and user_id = ?""";

    private final JdbcTemplate jdbc;

    Rows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Stores new messages, which have their ids then. */
    void insertMessages(List<MessageEntity> messages) {
        if (messages.isEmpty()) {
            return;
        }
        var keys = new GeneratedKeyHolder();
        jdbc.batchUpdate(
                connection -> connection.prepareStatement(MESSAGE, new String[] {"id"}),
                new BatchPreparedStatementSetter() {
                    @Override
                    public void setValues(PreparedStatement statement, int index) throws SQLException {
                        set(statement, messages.get(index).row());
                    }

                    @Override
                    public int getBatchSize() {
                        return messages.size();
                    }
                },
                keys);
        for (var index = 0; index < messages.size(); index++) {
            var id = keys.getKeyList().get(index).values().iterator().next();
            messages.get(index).stored((Long) Objects.requireNonNull(id));
        }
        update(EXPIRING, messages.stream().flatMap(MessageEntity::expiryRow));
    }

    /** Stores new moves of receipts. */
    void insertMoves(List<ReceiptMoveEntity> moves) {
        update(MOVE, moves.stream().map(ReceiptMoveEntity::row));
    }

    /**
     * Stores what has become of conversations that were read before.
     *
     * @throws OptimisticLockingFailureException if one of them has been changed since it was read
     */
    void update(Collection<ConversationEntity> conversations) {
        var updated = update(CONVERSATION, conversations.stream().map(Rows::row));
        for (var rows : updated) {
            if (rows != 1) {
                throw new OptimisticLockingFailureException("A conversation has been changed meanwhile");
            }
        }
        update(
                PARTICIPANT,
                conversations.stream()
                        .flatMap(ConversationEntity::changedParticipants)
                        .map(ParticipantEntity::row));
    }

    private static Object[] row(ConversationEntity conversation) {
        return new Object[] {
            conversation.lastSeq(),
            conversation.rev(),
            conversation.quietRev(),
            conversation.id().value(),
            conversation.storedRev(),
            conversation.storedQuietRev()
        };
    }

    private int[] update(String sql, Stream<Object[]> rows) {
        var all = rows.toList();
        return all.isEmpty()
                ? new int[0]
                : jdbc.batchUpdate(sql, new BatchPreparedStatementSetter() {
                    @Override
                    public void setValues(PreparedStatement statement, int index) throws SQLException {
                        set(statement, all.get(index));
                    }

                    @Override
                    public int getBatchSize() {
                        return all.size();
                    }
                });
    }

    private static void set(PreparedStatement statement, @Nullable Object[] values) throws SQLException {
        for (var index = 0; index < values.length; index++) {
            statement.setObject(index + 1, values[index]);
        }
    }
}
