package io.parley.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.parley.conversation.ConversationNews.Reached;
import java.util.List;
import org.junit.jupiter.api.Test;

class NotesToOneselfTest extends ConversationTest {

    @Test
    void aNoteIsKeptAndNeverUnread() {
        var note = send(anna, anna, "Milk");

        assertThat(conversations.list(anna)).singleElement().satisfies(row -> {
            assertThat(row.peer().id()).isEqualTo(anna);
            assertThat(row.lastMessage()).isEqualTo(note);
            assertThat(row.lastStatus()).contains(new MessageStatus.Sent());
            assertThat(row.unread()).isZero();
        });
        assertThat(conversations.unreadConversations(anna)).isZero();
        assertThat(receipts.undelivered(anna)).isEmpty();
        assertThat(open(anna, "anna").firstUnread()).isEmpty();
        assertThat(open(anna, "anna").page().messages()).containsExactly(note);
    }

    @Test
    void aNoteStaysSentAsThereIsNobodyToDeliverItTo() {
        var id = send(anna, anna, "Milk").conversationId();

        receipts.delivered(anna, id, 1);
        receipts.read(anna, id, 1);

        assertThat(status(anna, "anna", 1)).isEqualTo(new MessageStatus.Sent());
        assertThat(conversations.newsAfter(anna, id, 0).rev()).isEqualTo(1);
        assertThat(conversations.newsAfter(anna, id, 0).theirs()).isEqualTo(new Reached(0, 0));
        assertThat(count("receipt_journal")).isZero();
    }

    @Test
    void notesAreOneConversationWithOneParticipantAndNobodyElses() {
        var clientId = ClientMessageId.random();
        var first = messages.send(anna, anna, clientId, new MessageBody("Milk"));
        var again = messages.send(anna, anna, clientId, new MessageBody("Bread"));
        send(anna, anna, "Eggs");

        assertThat(again).isEqualTo(first);
        assertThat(count("conversation")).isEqualTo(1);
        assertThat(count("participant")).isEqualTo(1);
        assertThat(count("message")).isEqualTo(2);
        assertThat(conversations.peer(anna, first.conversationId())).isEqualTo(anna);
        assertThatExceptionOfType(NoSuchConversationException.class)
                .isThrownBy(() -> conversations.latest(ben, first.conversationId()));
    }

    @Test
    void manyFirstNotesAtOnceAreOneConversation() throws Exception {
        var sent = atOnce(8, number -> () -> send(anna, anna, "note " + number));

        assertThat(sent)
                .extracting(Message::conversationId)
                .containsOnly(sent.getFirst().conversationId());
        assertThat(sent).extracting(Message::seq).containsExactlyInAnyOrder(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L);
    }

    @Test
    void notesCatchUpFromMemoryAndFromTheDatabaseAlike() {
        var first = send(anna, anna, "Milk");
        var second = send(anna, anna, "Bread");
        var id = first.conversationId();

        try (var node = anotherNode()) {
            for (var service : List.of(conversations, node.getBean(ConversationService.class))) {
                var changes = service.changesAfter(anna, id, 0);
                assertThat(changes.messages()).containsExactly(first, second);
                assertThat(changes.receipts()).isEqualTo(Receipts.NONE);
                assertThat(service.newsAfter(anna, id, 1).messages()).containsExactly(second);
            }
        }
    }

    @Test
    void nobodyIsToldThatOneTypesToOneself() {
        send(anna, anna, "Milk");
        messages.keepDraft(anna, anna, new Draft(ClientMessageId.random(), "Bre"));

        assertThat(conversations.list(anna).getFirst().draft()).isPresent();
        messages.typing(anna, anna, true);
    }
}
