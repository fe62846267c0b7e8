package io.parley.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.transaction.support.TransactionTemplate;

/** What is written past Hibernate, which would know all columns by itself. */
class RowsTest extends ConversationTest {

    @Autowired
    private ConversationRepository repository;

    @Autowired
    private Rows rows;

    @Autowired
    private DataSource dataSource;

    @Autowired
    private TransactionTemplate transaction;

    @Test
    void everyColumnIsWritten() {
        send(anna, ben, "begins it");

        var written = sql.during(() -> {
            var id = send(anna, ben, "goes on").conversationId();
            receipts.read(ben, id, 2);
        });

        assertThat(columns("message")).allSatisfy(column -> assertNamed(written, "insert into message", column));
        assertThat(columns("receipt_journal"))
                .allSatisfy(column -> assertNamed(written, "insert into receipt_journal", column));
        assertThat(columns("participant")).allSatisfy(column -> assertNamed(written, "update participant", column));
    }

    @Test
    void aConversationThatWasChangedMeanwhileIsNotOverwritten() {
        var id = send(anna, ben, "Hello").conversationId();
        var read = transaction.execute(status -> repository.lock(Set.of(id)).getFirst());
        send(ben, anna, "meanwhile");
        read.post(anna, ClientMessageId.random(), new MessageBody("too late"), clock.instant());

        assertThatExceptionOfType(OptimisticLockingFailureException.class)
                .isThrownBy(() -> transaction.executeWithoutResult(status -> rows.update(List.of(read))));
        assertThat(jdbc.queryForObject("select last_seq from conversation", Long.class))
                .isEqualTo(2);
    }

    /** Each index more is written with every message or receipt; with H2 a foreign key has one of its own. */
    @Test
    void nothingIsIndexedTwice() throws Exception {
        assertThat(indexes("conversation")).hasSize(1);
        assertThat(indexes("participant")).hasSize(3);
        assertThat(indexes("message")).hasSize(5);
        assertThat(indexes("receipt_journal")).hasSize(2);
    }

    private Set<String> indexes(String table) throws SQLException {
        var names = new HashSet<String>();
        try (var connection = dataSource.getConnection()) {
            var data = connection.getMetaData();
            var stored = data.storesUpperCaseIdentifiers() ? table.toUpperCase(Locale.ROOT) : table;
            try (var columns = data.getIndexInfo(null, null, stored, false, true)) {
                while (columns.next()) {
                    names.add(columns.getString("index_name"));
                }
            }
        }
        return names;
    }

    /**
     * Ids come from the database, who the people are never changes, no message pins, mutes or blocks, and what becomes of a
     * message later is not there when it is new.
     */
    private List<String> columns(String table) {
        return jdbc.queryForList("""
                select lower(column_name) from information_schema.columns
                where lower(table_name) = ? and lower(column_name) not in ('id', 'peer_id', 'pinned', 'muted_until', 'blocks_peer',
                    'edited_at', 'deleted_at', 'reactions', 'sender_rev', 'recipient_rev',
                    'own_body', 'own_edited_at',
                    'hidden_from_sender', 'hidden_from_recipient', 'own_rev')
                """, String.class, table);
    }

    private static void assertNamed(List<SqlRecorder.Statement> written, String statement, String column) {
        assertThat(written)
                .filteredOn(one -> one.sql().startsWith(statement))
                .isNotEmpty()
                .allMatch(one -> one.sql().matches("(?s).*\\b" + column + "\\b.*"), "names " + column);
    }
}
