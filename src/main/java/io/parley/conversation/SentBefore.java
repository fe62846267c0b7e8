package io.parley.conversation;

import static java.util.stream.Collectors.toMap;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Finds the messages that are sent once more, for a whole transaction with one statement. */
@Component
class SentBefore {

    /** Joined from the left, because H2 could otherwise begin with all messages. */
    private static final String STORED = """
            select m.id
            from unnest(cast(? as bigint array), cast(? as bigint array), cast(? as uuid array))
                as wanted (conversation_id, sender_id, client_id)
            left join message m on m.conversation_id = wanted.conversation_id
                and m.sender_id = wanted.sender_id and m.client_id = wanted.client_id
            where m.id is not null""";

    private final JdbcTemplate jdbc;
    private final MessageRepository messages;

    SentBefore(JdbcTemplate jdbc, MessageRepository messages) {
        this.jdbc = jdbc;
        this.messages = messages;
    }

    /** Those of some messages that are stored; joins the caller's transaction. */
    Map<MessageKey, MessageEntity> among(Collection<MessageKey> keys) {
        if (keys.isEmpty()) {
            return Map.of();
        }
        var wanted = List.copyOf(keys);
        var ids = jdbc.query(
                STORED,
                statement -> {
                    setArray(
                            statement,
                            1,
                            "bigint",
                            wanted,
                            key -> key.conversationId().value());
                    setArray(statement, 2, "bigint", wanted, key -> key.sender().value());
                    setArray(statement, 3, "uuid", wanted, key -> key.clientId().value());
                },
                (row, number) -> row.getLong(1));
        return ids.isEmpty()
                ? Map.of()
                : messages.findAllById(ids).stream().collect(toMap(MessageEntity::key, Function.identity()));
    }

    private static void setArray(
            PreparedStatement statement,
            int index,
            String type,
            List<MessageKey> keys,
            Function<MessageKey, Object> part)
            throws SQLException {
        var values = keys.stream().map(part).toArray();
        statement.setArray(index, statement.getConnection().createArrayOf(type, values));
    }
}
