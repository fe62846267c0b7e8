package io.parley.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.conversation.MessageStatus.Delivered;
import io.parley.conversation.MessageStatus.Read;
import io.parley.conversation.MessageStatus.Sent;
import io.parley.support.People;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConversationsOfAPersonTest extends ConversationTest {

    @Test
    void whoeverHasNotWrittenHasNone() {
        assertThat(conversations.list(anna)).isEmpty();
        assertThat(conversations.summaries(anna, List.of())).isEmpty();
        assertThat(conversations.unreadConversations(anna)).isZero();
    }

    @Test
    void aRowTellsWhatIsNew() {
        send(anna, ben, "first");
        clock.advance(Duration.ofMinutes(1));
        var last = send(anna, ben, "second");
        var draft = new Draft(ClientMessageId.random(), "half a thou");
        messages.keepDraft(ben, anna, draft);

        var row = conversations.list(ben).getFirst();

        assertThat(row.id()).isEqualTo(last.conversationId());
        assertThat(row.peer().id()).isEqualTo(anna);
        assertThat(row.rev()).isEqualTo(2);
        assertThat(row.lastMessage()).isEqualTo(last);
        assertThat(row.lastStatus()).isEmpty();
        assertThat(row.unread()).isEqualTo(2);
        assertThat(row.draft()).contains(draft);
        assertThat(row.activeAt()).isEqualTo(last.sentAt());
        assertThat(conversations.list(anna).getFirst().draft()).isEmpty();
        assertThat(conversations.list(anna).getFirst().unread()).isZero();
    }

    @Test
    void aRowTellsTheTickOfOnesOwnLastMessage() {
        var id = sendMany(anna, ben, 2);
        assertThat(conversations.list(anna).getFirst().lastStatus()).contains(new Sent());

        receipts.delivered(ben, id, 1);
        assertThat(conversations.list(anna).getFirst().lastStatus()).contains(new Sent());

        var delivered = clock.advance(Duration.ofMinutes(1));
        receipts.delivered(ben, id, 2);
        assertThat(conversations.list(anna).getFirst().lastStatus()).contains(new Delivered(delivered));

        var read = clock.advance(Duration.ofMinutes(1));
        receipts.read(ben, id, 2);
        assertThat(conversations.list(anna).getFirst().lastStatus()).contains(new Read(read));

        send(ben, anna, "answer");
        assertThat(conversations.list(anna).getFirst().lastStatus()).isEmpty();
    }

    @Test
    void onlyWhatThePeerWroteAndOneHasNotReadIsUnread() {
        var id = sendMany(anna, ben, 3);
        send(ben, anna, "from Ben");
        send(mallory, ben, "from Mallory");
        assertThat(conversations.unreadConversations(ben)).isEqualTo(2);
        assertThat(conversations.unreadConversations(anna)).isEqualTo(1);

        receipts.read(ben, id, 2);
        assertThat(conversations.summaries(ben, List.of(id)).getFirst().unread())
                .isEqualTo(1);
        receipts.delivered(ben, id, 4);
        assertThat(conversations.summaries(ben, List.of(id)).getFirst().unread())
                .isEqualTo(1);
        receipts.read(ben, id, 3);

        assertThat(conversations.summaries(ben, List.of(id)).getFirst().unread())
                .isZero();
        assertThat(conversations.unreadConversations(ben)).isEqualTo(1);
    }

    @Test
    void pagesFollowEachOtherWithoutHolesOrRepetition(People people) {
        var expected = new ArrayList<ConversationId>();
        for (var number = 0; number < 120; number++) {
            if (number % 7 == 0) {
                clock.advance(Duration.ofSeconds(1));
            }
            var peer = people.registered("peer" + number);
            expected.addFirst(send(peer, anna, "Hello").conversationId());
        }

        var seen = new ArrayList<ConversationSummary>();
        for (var page = conversations.list(anna);
                !page.isEmpty();
                page = conversations.listAfter(anna, ListPart.MAIN, ListPlace.of(seen.getLast()))) {
            assertThat(page).hasSizeLessThanOrEqualTo(50);
            seen.addAll(page);
        }

        assertThat(seen).extracting(ConversationSummary::id).containsExactlyElementsOf(expected);
    }

    @Test
    void someRowsAreReadAnewAndThoseOfOthersAreLeftOut() {
        var withBen = send(anna, ben, "Hello").conversationId();
        clock.advance(Duration.ofSeconds(1));
        var withMallory = send(anna, mallory, "Hello").conversationId();
        var others = send(ben, mallory, "Hello").conversationId();

        var rows = conversations.summaries(
                anna, List.of(withBen, others, withMallory, new ConversationId(Long.MAX_VALUE)));

        assertThat(rows).extracting(ConversationSummary::id).containsExactly(withMallory, withBen);
        assertThat(rows).isEqualTo(conversations.list(anna));
    }
}
