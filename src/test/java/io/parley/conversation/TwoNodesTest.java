package io.parley.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.test.annotation.DirtiesContext;

/** What holds when two nodes write into one conversation, and that without the guard which holds it this is noticed. */
class TwoNodesTest extends ConversationTest {

    private static final int MANY = 40;
    private static final int TRIES = 20;

    private static final Pattern LOCK = Pattern.compile("set rev = rev where");
    private static final Pattern REVISION_AS_READ = Pattern.compile("and rev = \\?");
    private static final Pattern CURSORS_AS_READ = Pattern.compile("\\w+\\.(?:delivered|read)_seq\\b(?=.* from )");

    @Test
    void nothingIsCountedTwice() throws Exception {
        writeAtTwoNodes();

        assertCountedWithoutHoles();
    }

    @Test
    @Tag("mutants")
    void withoutTheGuardOfItsRowItIs() {
        assertThat(noticed(() -> unguarded(() -> {
                    writeAtTwoNodes();
                    assertCountedWithoutHoles();
                })))
                .isTrue();
    }

    private void writeAtTwoNodes() throws Exception {
        try (var node = anotherNode()) {
            var id = sendMany(anna, ben, MANY);
            var last = open(ben, "anna").lastSeq();
            var nodesMessages = List.of(messages, node.getBean(MessageService.class));
            var nodesReceipts = List.of(receipts, node.getBean(ReceiptService.class));
            atOnce(MANY, number -> () -> {
                var nodes = number % 2;
                if (number % 4 < 2) {
                    nodesReceipts.get(nodes).delivered(ben, id, last - MANY + number);
                } else {
                    nodesMessages
                            .get(nodes)
                            .send(ben, anna, ClientMessageId.random(), new MessageBody("answer " + number));
                }
                return number;
            });
        }
    }

    private void assertCountedWithoutHoles() {
        assertThat(jdbc.queryForList("select seq from message order by seq", Long.class))
                .isEqualTo(upTo("select last_seq from conversation"));
        assertThat(jdbc.queryForList(
                        "select rev from message union all select rev from receipt_journal order by rev", Long.class))
                .isEqualTo(upTo("select rev from conversation"));
        assertThat(jdbc.queryForList(
                        "select seq from receipt_journal where kind = 'DELIVERED' order by rev", Long.class))
                .isSorted()
                .endsWith(jdbc.queryForObject("select max(delivered_seq) from participant", Long.class));
    }

    private List<Long> upTo(String query) {
        return LongStream.rangeClosed(1, jdbc.queryForObject(query, Long.class))
                .boxed()
                .toList();
    }

    @Test
    void aCursorStaysWhereTheOtherNodeHasMovedIt() {
        moveBackAtTheOtherNode();

        assertCursorsAreAtTheEnd();
    }

    @Test
    @Tag("mutants")
    void withoutTheMaximumItGoesBack() throws Throwable {
        sql.rewriting(
                statement -> CURSORS_AS_READ.matcher(statement).replaceAll("0 * $0"), this::moveBackAtTheOtherNode);

        assertThat(catchThrowable(this::assertCursorsAreAtTheEnd)).isInstanceOf(AssertionError.class);
    }

    private void moveBackAtTheOtherNode() {
        var id = sendMany(anna, ben, 5);
        receipts.read(ben, id, 5);
        try (var node = anotherNode()) {
            node.getBean(ReceiptService.class).read(ben, id, 3);
        }
    }

    private void assertCursorsAreAtTheEnd() {
        assertThat(jdbc.queryForList("select delivered_seq + read_seq from participant order by 1", Long.class))
                .containsExactly(0L, 10L);
    }

    /** The number is guarded by an index of its own, which would refuse the second in place of that of the names. */
    @Test
    @Tag("mutants")
    @DirtiesContext
    void withoutTheLockTheIndexOfNamesKeepsAMessageOneAndWithoutTheIndexNothingDoes() throws Throwable {
        jdbc.execute("alter table message drop constraint message_seq_unique");
        unguarded(() -> {
            for (var time = 0; time < TRIES; time++) {
                sendTheSameAtTwoNodes();
            }
        });

        jdbc.execute("alter table message drop constraint message_client_id_unique");

        assertThat(noticed(() -> unguarded(this::sendTheSameAtTwoNodes))).isTrue();
    }

    private void sendTheSameAtTwoNodes() throws Exception {
        send(anna, ben, "before");
        var name = ClientMessageId.random();
        try (var node = anotherNode()) {
            var nodes = List.of(messages, node.getBean(MessageService.class));
            atOnce(10, number -> () -> nodes.get(number % 2).send(anna, ben, name, new MessageBody("Hello")));
        }
        assertThat(jdbc.queryForObject("select count(*) from message where client_id = ?", Long.class, name.value()))
                .isEqualTo(1);
    }

    /** Nobody waits for the lock of a conversation's row, and nobody minds what has become of it since it was read. */
    private void unguarded(ThrowingCallable work) throws Throwable {
        sql.rewriting(
                statement -> REVISION_AS_READ
                        .matcher(LOCK.matcher(statement).replaceFirst("$0 1 = 0 and"))
                        .replaceFirst("and (rev = ? or true)"),
                work);
    }

    private static boolean noticed(ThrowingCallable test) {
        return Stream.generate(() -> catchThrowable(test)).limit(TRIES).anyMatch(Objects::nonNull);
    }
}
