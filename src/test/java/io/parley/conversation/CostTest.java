package io.parley.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.account.UserId;
import io.parley.contact.Acquaintances;
import io.parley.support.People;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What reading costs: how often the database is asked, and how many rows it looks at. */
class CostTest extends ConversationTest {

    private static final Pattern SCANNED_BY_H2 = Pattern.compile("scanCount: (\\d+)");
    private static final Pattern SCANNED_BY_POSTGRESQL = Pattern.compile("rows=(\\d+)(?:\\.\\d+)? loops=(\\d+)");
    private static final Pattern REMOVED_BY_POSTGRESQL = Pattern.compile("Rows Removed by .*: (\\d+)");

    /** Many pages, and a small part of a conversation of 100,000. */
    private static final long FEW = 1_500;

    @Autowired
    private DataSource dataSource;

    @Autowired
    private Acquaintances acquaintances;

    @Test
    void openingTakesFiveStatementsAtMost() {
        var id = sendMany(anna, ben, 120);
        receipts.read(ben, id, 40);
        messages.keepDraft(ben, anna, new Draft(ClientMessageId.random(), "Hello"));

        assertThat(sql.during(() -> open(ben, "anna"))).hasSizeLessThanOrEqualTo(5);
        assertThat(sql.during(() -> open(anna, "ben"))).hasSizeLessThanOrEqualTo(5);
        assertThat(sql.during(() -> open(ben, "mallory"))).hasSizeLessThanOrEqualTo(5);
    }

    @Test
    void theListTakesAsManyStatementsForFiftyRowsAsForOne(People people) {
        converse(people.registered("peer0"));
        var forOne = sql.during(() -> assertThat(conversations.list(anna)).hasSize(1));
        for (var number = 1; number < 50; number++) {
            converse(people.registered("peer" + number));
        }

        var forFifty = sql.during(() -> assertThat(conversations.list(anna)).hasSize(50));

        assertThat(forFifty).hasSameSizeAs(forOne).hasSizeLessThanOrEqualTo(3);
    }

    @Test
    void aLongConversationIsReadWithoutLookingAtAllOfIt() throws Exception {
        fillList(2_000);
        var id = send(anna, ben, "1").conversationId();
        fill(id, 100_000);

        for (var work : List.<Runnable>of(
                () -> open(ben, "anna"),
                () -> open(anna, "ben"),
                () -> conversations.latest(ben, id),
                () -> conversations.before(ben, id, 50_000),
                () -> conversations.after(ben, id, 50_000),
                () -> conversations.changesAfter(ben, id, 1),
                () -> conversations.changesAfter(anna, id, 150_000),
                () -> conversations.list(anna),
                () -> conversations.summaries(anna, List.of(id)),
                () -> conversations.unreadConversations(ben),
                () -> receipts.undelivered(ben),
                () -> receipts.delivered(ben, id, 99_990),
                () -> receipts.read(ben, id, 2),
                () -> messages.find(anna, ben, ClientMessageId.random()),
                () -> send(ben, anna, "answer"))) {
            assertLooksAtFewRows(sql.during(work));
        }
    }

    @Test
    void aLongListIsReadWithoutLookingAtAllOfIt() throws Exception {
        send(anna, ben, "Hello");
        fillList(20_000);
        jdbc.update("""
                update participant set archived = true
                where user_id = ? and mod(conversation_id, 3) = 0
                """, anna.value());
        jdbc.update("""
                update participant set pinned = true
                where user_id = ? and archived = false and mod(conversation_id, 3) = 1
                """, anna.value());
        jdbc.update("""
                update participant set marked_unread = true, unread = true, pending = true
                where user_id = ? and mod(conversation_id, 100) = 50
                """, anna.value());
        jdbc.update("""
                update participant set peer_waits = true, pending = true
                where user_id = ? and mod(conversation_id, 200) = 25
                """, anna.value());
        refreshStatistics();
        var middle = ListPlace.of(conversations.list(anna).getLast());
        var lastPinned = new ListPlace(true, Instant.EPOCH, Long.MAX_VALUE);
        var fifty =
                conversations.list(anna).stream().map(ConversationSummary::id).toList();
        var peers = conversations.list(anna).stream()
                .map(summary -> summary.peer().id())
                .toList();

        for (var work : List.<Runnable>of(
                () -> conversations.list(anna),
                () -> conversations.listAfter(anna, ListPart.MAIN, middle),
                () -> conversations.listAfter(anna, ListPart.MAIN, lastPinned),
                () -> conversations.list(anna, ListPart.UNREAD),
                () -> conversations.listAfter(anna, ListPart.UNREAD, ListPlace.AFTER_PINNED),
                () -> conversations.list(anna, ListPart.REQUESTS),
                () -> conversations.requests(anna),
                () -> acquaintances.openTo(anna, peers),
                () -> conversations.list(anna, ListPart.ARCHIVED),
                () -> conversations.listAfter(anna, ListPart.ARCHIVED, ListPlace.AFTER_PINNED),
                () -> conversations.unreadConversations(anna),
                () -> conversations.summaries(anna, fifty),
                () -> open(anna, "ben"),
                () -> conversations.between(anna, ben),
                () -> messages.find(anna, ben, ClientMessageId.random()),
                () -> arrangements.arrange(anna, open(anna, "ben").id().orElseThrow(), it -> it.withArchived(true)),
                () -> send(anna, ben, "Hello"))) {
            assertLooksAtFewRows(sql.during(work));
        }
    }

    private void assertLooksAtFewRows(List<SqlRecorder.Statement> statements) throws Exception {
        assertThat(statements).isNotEmpty();
        for (var statement : statements) {
            if (statement.sql().matches("(?s)(select|update|delete).*")) {
                var plan = SqlRecorder.explainAnalyze(dataSource, statement);
                assertThat(scanned(plan)).as(plan).isLessThan(FEW);
            }
        }
    }

    long scanned(String plan) {
        var rows = SCANNED_BY_H2.matcher(plan).results().mapToLong(match -> Long.parseLong(match.group(1)));
        var read = SCANNED_BY_POSTGRESQL
                .matcher(plan)
                .results()
                .mapToLong(match -> Long.parseLong(match.group(1)) * Long.parseLong(match.group(2)));
        var removed = REMOVED_BY_POSTGRESQL.matcher(plan).results().mapToLong(match -> Long.parseLong(match.group(1)));
        return rows.sum() + read.max().orElse(0) + removed.sum();
    }

    private void converse(UserId peer) {
        send(peer, anna, "Hello");
        send(anna, peer, "Hello");
        messages.keepDraft(anna, peer, new Draft(ClientMessageId.random(), "And"));
    }

    /** Ben has everything up to the last 50, and has read half of it; a receipt follows every second message. */
    private void fill(ConversationId id, int count) {
        jdbc.update("""
                insert into message (conversation_id, seq, rev, sender_id, client_id, body, sent_at)
                select ?, n, n, ?, %s, 'Message ' || n, current_timestamp from %s
                """.formatted(randomUuid(), numbers(2, count)), id.value(), anna.value());
        jdbc.update("""
                insert into receipt_journal (conversation_id, user_id, kind, seq, rev, at)
                select ?, ?, 'DELIVERED', n, n + 100000, current_timestamp from %s
                """.formatted(numbers(1, count - 50)), id.value(), ben.value());
        jdbc.update("update conversation set last_seq = ?, rev = ? where id = ?", count, 2L * count, id.value());
        jdbc.update(
                "update participant set last_seq = ?, received_seq = ?, delivered_seq = ?, read_seq = ?, shared_read_seq = ?,"
                        + " undelivered = true, unread = true, pending = true where user_id = ?",
                count,
                count,
                count - 50,
                count / 2,
                count / 2,
                ben.value());
        refreshStatistics();
    }

    private void fillList(int count) {
        jdbc.update("""
                insert into account (username, email, display_name, password_hash, role, enabled, created_at)
                select 'user' || n, 'user' || n || '@example.org', 'User', '', 'MEMBER', true, current_timestamp from %s
                """.formatted(numbers(1, count)));
        refreshStatistics();
        jdbc.update("""
                insert into conversation (id, last_seq, rev)
                select 1000000 + id, 1, 1 from account where username like 'user%'
                """);
        jdbc.update("""
                insert into conversation_pair (conversation_id, low_user_id, high_user_id, created_at)
                select 1000000 + id, ?, id, current_timestamp from account where username like 'user%'
                """, anna.value());
        refreshStatistics();
        for (var side : List.of("low_user_id, high_user_id", "high_user_id, low_user_id")) {
            jdbc.update("""
                    insert into participant (conversation_id, user_id, peer_id, last_seq, received_seq,
                        delivered_seq, read_seq, shared_read_seq, undelivered, unread, active_at)
                    select conversation_id, %s, 1, 1, 1, 1, 1, false, false, created_at
                    from conversation_pair where high_user_id > ?
                    """.formatted(side), mallory.value());
        }
        refreshStatistics();
        jdbc.update("""
                insert into message (conversation_id, seq, rev, sender_id, client_id, body, sent_at)
                select conversation_id, 1, 1, low_user_id, %s, 'Hello', current_timestamp
                from conversation_pair where high_user_id > ?
                """.formatted(randomUuid()), mallory.value());
        refreshStatistics();
    }

    void refreshStatistics() {
        jdbc.execute("analyze");
    }

    String randomUuid() {
        return "random_uuid()";
    }

    String numbers(int first, int last) {
        return "(select x as n from system_range(%d, %d)) as numbers".formatted(first, last);
    }
}
