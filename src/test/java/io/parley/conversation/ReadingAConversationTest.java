package io.parley.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.parley.account.Username;
import io.parley.conversation.MessageStatus.Read;
import io.parley.conversation.MessageStatus.Sent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ReadingAConversationTest extends ConversationTest {

    @Test
    void beforeAnybodyHasWrittenThereIsThePersonAlone() {
        var opened = open(anna, "ben");

        assertThat(opened.peer().id()).isEqualTo(ben);
        assertThat(opened.id()).isEmpty();
        assertThat(opened.page()).isEqualTo(MessagePage.EMPTY);
        assertThat(opened.firstUnread()).isEmpty();
        assertThat(conversations.between(anna, ben)).isEmpty();
        assertThat(count("conversation")).isZero();
    }

    @Test
    void thereIsNoConversationWithNobody() {
        assertThat(conversations.open(anna, new Username("nobody"))).isEmpty();
    }

    @Test
    void bothFindTheirConversation() {
        var id = send(anna, ben, "Hello").conversationId();

        assertThat(conversations.between(anna, ben)).contains(id);
        assertThat(conversations.between(ben, anna)).contains(id);
        assertThat(conversations.between(mallory, ben)).isEmpty();
    }

    @Test
    void opensAtTheEndWhenEverythingIsRead() {
        var id = sendMany(anna, ben, 120);
        receipts.read(ben, id, 120);

        var opened = open(ben, "anna");

        assertThat(seqs(opened.page())).containsExactlyElementsOf(range(71, 120));
        assertThat(opened.page().hasOlder()).isTrue();
        assertThat(opened.page().hasNewer()).isFalse();
        assertThat(opened.firstUnread()).isEmpty();
        assertThat(opened.readUpTo()).isEqualTo(120);
        assertThat(opened.lastSeq()).isEqualTo(120);
        assertThat(opened.rev()).isEqualTo(121);
    }

    @Test
    void opensAroundTheFirstUnreadMessage() {
        var id = sendMany(anna, ben, 120);
        receipts.read(ben, id, 40);

        var opened = open(ben, "anna");

        assertThat(opened.firstUnread()).contains(41L);
        assertThat(seqs(opened.page())).containsExactlyElementsOf(range(31, 80));
        assertThat(opened.page().hasOlder()).isTrue();
        assertThat(opened.page().hasNewer()).isTrue();
    }

    @Test
    void opensWithAFullPageWhenLittleIsUnread() {
        var id = sendMany(anna, ben, 120);
        receipts.read(ben, id, 118);

        assertThat(seqs(open(ben, "anna").page())).containsExactlyElementsOf(range(71, 120));
    }

    @Test
    void opensAtTheBeginningWhenNothingIsRead() {
        sendMany(anna, ben, 60);

        var opened = open(ben, "anna");

        assertThat(opened.firstUnread()).contains(1L);
        assertThat(seqs(opened.page())).containsExactlyElementsOf(range(1, 50));
        assertThat(opened.page().hasOlder()).isFalse();
        assertThat(opened.page().hasNewer()).isTrue();
    }

    @Test
    void onesOwnMessagesAreNeverUnread() {
        sendMany(anna, ben, 3);
        send(ben, anna, "from Ben");

        assertThat(open(anna, "ben").firstUnread()).contains(4L);
        assertThat(open(ben, "anna").firstUnread()).contains(1L);
    }

    @Test
    void pagesGoBackToTheBeginningWithoutHolesOrRepetition() {
        var id = sendMany(anna, ben, 120);
        var seen = new ArrayList<Long>();

        var page = conversations.latest(anna, id);
        seen.addAll(0, seqs(page));
        while (page.hasOlder()) {
            assertThat(page.messages()).hasSize(50);
            page = conversations.before(anna, id, seen.getFirst());
            seen.addAll(0, seqs(page));
            assertThat(page.hasNewer()).isTrue();
        }

        assertThat(seen).containsExactlyElementsOf(range(1, 120));
    }

    @Test
    void pagesGoForwardToTheEndWithoutHolesOrRepetition() {
        var id = sendMany(anna, ben, 120);
        var seen = new ArrayList<Long>();

        var page = conversations.after(anna, id, 0);
        seen.addAll(seqs(page));
        while (page.hasNewer()) {
            page = conversations.after(anna, id, seen.getLast());
            seen.addAll(seqs(page));
            assertThat(page.hasOlder()).isTrue();
        }

        assertThat(seen).containsExactlyElementsOf(range(1, 120));
    }

    @Test
    void beyondTheEndsThereIsAnEmptyPageOrTheLastOne() {
        var id = sendMany(anna, ben, 3);

        for (var seq : List.of(1L, 0L, Long.MIN_VALUE)) {
            assertThat(conversations.before(anna, id, seq).messages()).isEmpty();
            assertThat(conversations.before(anna, id, seq).hasOlder()).isFalse();
            assertThat(conversations.before(anna, id, seq).hasNewer()).isTrue();
        }
        for (var seq : List.of(3L, 4L, Long.MAX_VALUE)) {
            assertThat(conversations.after(anna, id, seq).messages()).isEmpty();
            assertThat(conversations.after(anna, id, seq).hasNewer()).isFalse();
        }
        assertThat(seqs(conversations.before(anna, id, Long.MAX_VALUE))).containsExactly(1L, 2L, 3L);
        assertThat(seqs(conversations.after(anna, id, Long.MIN_VALUE))).containsExactly(1L, 2L, 3L);
    }

    @Test
    void everyPageHasTheMovesThatDateItsTicks() {
        var id = sendMany(anna, ben, 120);
        for (var upTo : List.of(3, 30, 70, 100)) {
            clock.set(START.plusSeconds(upTo));
            receipts.read(ben, id, upTo);
        }

        for (var page : List.of(
                conversations.after(anna, id, 0), conversations.after(anna, id, 50), conversations.latest(anna, id))) {
            for (var message : page.messages()) {
                var readUpTo = LongStream.of(3, 30, 70, 100)
                        .filter(upTo -> upTo >= message.seq())
                        .findFirst();
                assertThat(page.receipts().statusOf(message.seq()))
                        .isEqualTo(readUpTo.isEmpty() ? new Sent() : new Read(START.plusSeconds(readUpTo.getAsLong())));
            }
        }
    }

    @Test
    void aPageHoldsNoMoreMovesThanItNeeds() {
        var id = sendMany(anna, ben, 120);
        for (var upTo = 1; upTo <= 120; upTo++) {
            receipts.delivered(ben, id, upTo);
            receipts.read(ben, id, upTo);
        }

        assertThat(conversations.after(anna, id, 0).receipts().moves()).hasSize(100);
    }

    @Test
    void theDraftIsThereWhenTheConversationIsOpened() {
        var draft = new Draft(ClientMessageId.random(), "I will ask them about");
        messages.keepDraft(anna, ben, draft);
        assertThat(open(anna, "ben").draft()).contains(draft);

        send(ben, anna, "Hello");
        assertThat(open(anna, "ben").draft()).contains(draft);
        assertThat(open(ben, "anna").draft()).isEmpty();
    }

    @Test
    void aStrangerGetsTheSameAnswerAsForAConversationThatDoesNotExist() {
        var id = sendMany(anna, ben, 3);
        var none = new ConversationId(Long.MAX_VALUE);

        for (Consumer<ConversationId> read : List.<Consumer<ConversationId>>of(
                conversation -> conversations.latest(mallory, conversation),
                conversation -> conversations.before(mallory, conversation, 3),
                conversation -> conversations.after(mallory, conversation, 0),
                conversation -> conversations.changesAfter(mallory, conversation, 0))) {
            for (var conversation : List.of(id, none)) {
                assertThatExceptionOfType(NoSuchConversationException.class)
                        .isThrownBy(() -> read.accept(conversation))
                        .withMessage("No conversation " + conversation);
            }
        }
        clock.advance(Duration.ofSeconds(1));
        assertThat(open(mallory, "ben").page()).isEqualTo(MessagePage.EMPTY);
    }

    private static List<Long> seqs(MessagePage page) {
        return page.messages().stream().map(Message::seq).toList();
    }

    private static List<Long> range(long first, long last) {
        return LongStream.rangeClosed(first, last).boxed().toList();
    }
}
