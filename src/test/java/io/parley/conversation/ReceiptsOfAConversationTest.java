package io.parley.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.parley.account.UserId;
import io.parley.conversation.ConversationNews.Reached;
import io.parley.conversation.MessageStatus.Delivered;
import io.parley.conversation.MessageStatus.Read;
import io.parley.conversation.MessageStatus.Sent;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ReceiptsOfAConversationTest extends ConversationTest {

    @Test
    void aTickTellsWhenAMessageWasDeliveredAndRead() {
        var id = sendMany(anna, ben, 3);
        assertThat(status(anna, "ben", 3)).isEqualTo(new Sent());

        var tenPastNine = clock.advance(Duration.ofMinutes(10));
        receipts.delivered(ben, id, 2);
        assertThat(status(anna, "ben", 2)).isEqualTo(new Delivered(tenPastNine));
        assertThat(status(anna, "ben", 3)).isEqualTo(new Sent());

        var quarterPastNine = clock.advance(Duration.ofMinutes(5));
        receipts.delivered(ben, id, 3);
        receipts.read(ben, id, 1);
        assertThat(status(anna, "ben", 1)).isEqualTo(new Read(quarterPastNine));
        assertThat(status(anna, "ben", 2)).isEqualTo(new Delivered(tenPastNine));
        assertThat(status(anna, "ben", 3)).isEqualTo(new Delivered(quarterPastNine));
    }

    @Test
    void readingDelivers() {
        var id = sendMany(anna, ben, 2);

        receipts.read(ben, id, 2);

        assertThat(open(anna, "ben").page().receipts().deliveredUpTo()).isEqualTo(2);
        assertThat(open(anna, "ben").page().receipts().deliveredAt(1)).contains(START);
        assertThat(receipts.undelivered(ben)).isEmpty();
    }

    @Test
    void theJournalHasOneRowPerMoveNotPerMessage() {
        var id = sendMany(anna, ben, 40);

        receipts.delivered(ben, id, 40);
        receipts.read(ben, id, 40);

        assertThat(jdbc.queryForList("select kind from receipt_journal order by rev", String.class))
                .containsExactly("DELIVERED", "READ");
    }

    @Test
    void cursorsThatComeToTheSameMessageTogetherAreOneRow() {
        var id = sendMany(anna, ben, 3);

        receipts.delivered(ben, id, 1);
        clock.advance(Duration.ofSeconds(1));
        receipts.advance(ben, id, () -> new Reached(2, 2));
        receipts.advance(ben, id, () -> new Reached(3, 2));

        assertThat(jdbc.queryForList("select kind from receipt_journal order by rev", String.class))
                .containsExactly("DELIVERED", "READ", "DELIVERED");
        var of = open(anna, "ben").page().receipts();
        assertThat(of.deliveredAt(1)).contains(START);
        assertThat(of.deliveredAt(2)).isEqualTo(of.readAt(2)).contains(START.plusSeconds(1));
        assertThat(of.readAt(3)).isEmpty();
    }

    @Test
    void everyMoveRaisesTheRevision() {
        var id = sendMany(anna, ben, 2);

        receipts.delivered(ben, id, 1);
        receipts.read(ben, id, 2);

        assertThat(open(anna, "ben").rev()).isEqualTo(4);
        assertThat(jdbc.queryForList("select rev from receipt_journal order by id", Long.class))
                .containsExactly(3L, 4L);
    }

    @Test
    void receiptsNeverGoBack() {
        var id = sendMany(anna, ben, 5);
        receipts.read(ben, id, 4);

        receipts.delivered(ben, id, 2);
        receipts.read(ben, id, 3);

        assertThat(open(anna, "ben").page().receipts().readUpTo()).isEqualTo(4);
        assertThat(open(anna, "ben").page().receipts().deliveredUpTo()).isEqualTo(4);
        assertThat(open(ben, "anna").readUpTo()).isEqualTo(4);
    }

    @Test
    void receiptsNeverGoBeyondTheLastMessage() {
        var id = sendMany(anna, ben, 3);
        receipts.read(ben, id, Long.MAX_VALUE);
        send(anna, ben, "unread");

        assertThat(open(anna, "ben").page().receipts().readUpTo()).isEqualTo(3);
        assertThat(open(ben, "anna").firstUnread()).contains(4L);
    }

    @Test
    void receiptsAreAboutTheMessagesOfThePeer() {
        var id = sendMany(anna, ben, 2);
        send(ben, anna, "from Ben");

        receipts.read(ben, id, 3);

        assertThat(open(anna, "ben").page().receipts().readUpTo()).isEqualTo(2);
        receipts.read(anna, id, 2);
        assertThat(open(ben, "anna").page().receipts().readUpTo()).isZero();
    }

    @Test
    void whereNothingMovesNothingIsWritten() {
        var id = sendMany(anna, ben, 3);
        receipts.read(ben, id, 3);
        var rev = open(anna, "ben").rev();

        for (var upTo : List.of(3L, 2L, 0L, -1L, Long.MIN_VALUE, Long.MAX_VALUE)) {
            receipts.delivered(ben, id, upTo);
            receipts.read(ben, id, upTo);
        }

        assertThat(open(anna, "ben").rev()).isEqualTo(rev);
        assertThat(count("receipt_journal")).isEqualTo(1);
    }

    @Test
    void aStrangerGetsTheSameAnswerAsForAConversationThatDoesNotExist() {
        var id = sendMany(anna, ben, 1);
        var none = new ConversationId(Long.MAX_VALUE);

        for (Consumer<ConversationId> act : List.<Consumer<ConversationId>>of(
                conversation -> receipts.delivered(mallory, conversation, 1),
                conversation -> receipts.read(mallory, conversation, 1))) {
            for (var conversation : List.of(id, none)) {
                assertThatExceptionOfType(NoSuchConversationException.class)
                        .isThrownBy(() -> act.accept(conversation))
                        .withMessage("No conversation " + conversation);
            }
        }
        assertThat(count("receipt_journal")).isZero();
    }

    @Test
    void whatNoClientHasConfirmedIsUndelivered() {
        var withAnna = sendMany(anna, ben, 2);
        var withMallory = sendMany(mallory, ben, 1);
        send(ben, mallory, "answered, but not confirmed");
        assertThat(receipts.undelivered(ben)).isEqualTo(Map.of(withAnna, 2L, withMallory, 2L));
        assertThat(receipts.undelivered(anna)).isEmpty();

        receipts.delivered(ben, withAnna, 1);
        receipts.delivered(ben, withMallory, 2);

        assertThat(receipts.undelivered(ben)).isEqualTo(Map.of(withAnna, 2L));
    }

    private void assertCursor(String cursor, String journal) {
        assertThat(jdbc.queryForObject(
                        "select " + cursor + " from participant where user_id = ?", Long.class, ben.value()))
                .isEqualTo(jdbc.queryForObject(journal, Long.class));
    }

    @Test
    void manyTabsAtOnceMoveTheReceiptsForwardOnly() throws Exception {
        var id = sendMany(anna, ben, 60);

        atOnce(8, tab -> () -> {
            var random = new Random(tab);
            for (var step = 0; step < 20; step++) {
                move(random.nextBoolean(), ben, id, random.nextLong(61));
            }
            return tab;
        });

        for (var kind : List.of("DELIVERED", "READ")) {
            var seqs =
                    jdbc.queryForList("select seq from receipt_journal where kind = ? order by rev", Long.class, kind);
            assertThat(seqs).isSorted().doesNotHaveDuplicates();
        }
        assertCursor("read_seq", "select max(seq) from receipt_journal where kind = 'READ'");
        // what is read is delivered
        assertCursor("delivered_seq", "select max(seq) from receipt_journal");
        assertThat(jdbc.queryForList("select distinct rev from receipt_journal order by rev", Long.class))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(61, open(anna, "ben").rev())
                                .boxed()
                                .toList());
    }

    @Test
    void sendingAndReadingAtOnceCountWithoutHoles() throws Exception {
        var id = sendMany(anna, ben, 1);

        atOnce(6, person -> () -> {
            for (var step = 0; step < 15; step++) {
                switch (person % 3) {
                    case 0 -> send(anna, ben, "from Anna");
                    case 1 -> receipts.read(ben, id, Long.MAX_VALUE);
                    default -> receipts.delivered(ben, id, Long.MAX_VALUE);
                }
            }
            return person;
        });

        var revisions = jdbc.queryForList(
                "select rev from message union select rev from receipt_journal order by rev", Long.class);
        assertThat(revisions)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, open(anna, "ben").rev())
                                .boxed()
                                .toList());
        assertThat(open(anna, "ben").lastSeq()).isEqualTo(31);
    }

    private void move(boolean read, UserId reader, ConversationId id, long upTo) {
        if (read) {
            receipts.read(reader, id, upTo);
        } else {
            receipts.delivered(reader, id, upTo);
        }
    }
}
