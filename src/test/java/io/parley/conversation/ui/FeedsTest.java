package io.parley.conversation.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.parley.account.UserId;
import io.parley.account.Username;
import io.parley.conversation.ClientMessageId;
import io.parley.conversation.ConversationId;
import io.parley.conversation.ConversationService;
import io.parley.conversation.ConversationSummary;
import io.parley.conversation.Draft;
import io.parley.conversation.InboxEvent;
import io.parley.conversation.Message;
import io.parley.conversation.MessageBody;
import io.parley.conversation.MessageService;
import io.parley.conversation.ReceiptService;
import io.parley.realtime.DeliveryThreads;
import io.parley.support.People;
import io.parley.support.ViewTest;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.QueryTimeoutException;

/** What a screen loads after hints, whatever comes between them and the load. */
@ViewTest
class FeedsTest {

    @Autowired
    private ConversationService conversations;

    @Autowired
    private MessageService messages;

    @Autowired
    private ReceiptService receipts;

    @Autowired
    private DeliveryThreads threads;

    @Autowired
    private Clock clock;

    private UserId anna;
    private UserId ben;
    private ConversationId id;

    @BeforeEach
    void benHasWritten(People people) {
        anna = people.registered("anna");
        ben = people.registered("ben");
        id = write("one").conversationId();
    }

    @Test
    void typingAfterAMessageDoesNotHideItFromItsConversation() {
        var feed = conversation();

        feed.concerns(List.of(changed(write("two"))));
        feed.concerns(List.of(new InboxEvent.Typing(ben, true)));

        assertThat(feed.load().changes())
                .hasValueSatisfying(changes -> assertThat(changes.messages()).hasSize(1));
    }

    @Test
    void aDraftThatCouldNotBeReadIsReadNextTime() {
        var draft = new Draft(ClientMessageId.random(), "Half a thought");
        MessageService drafts = mock();
        when(drafts.draft(anna, ben))
                .thenThrow(new QueryTimeoutException("frozen"))
                .thenReturn(Optional.of(draft));
        var feed = conversation(drafts);
        feed.concerns(List.of(new InboxEvent.DraftChanged(ben)));
        assertThatThrownBy(feed::load).isInstanceOf(QueryTimeoutException.class);

        assertThat(feed.load().draft()).map(ConversationFeed.MovedDraft::draft).contains(draft);
    }

    @Test
    void typingAloneAsksForNothing() {
        var feed = conversation();
        write("two");

        feed.concerns(List.of(new InboxEvent.Typing(ben, true)));

        assertThat(feed.load().changes()).isEmpty();
        assertThat(feed.load().changes()).as("without a hint").isPresent();
    }

    @Test
    void typingAfterAMessageDoesNotHideItFromTheList() {
        var feed = list();
        feed.load();

        feed.concerns(List.of(changed(write("two"))));
        feed.concerns(List.of(new InboxEvent.Typing(ben, true)));

        assertThat(feed.load().summaries())
                .extracting(ConversationSummary::unread)
                .containsExactly(2L);
    }

    @Test
    void aHintBeforeTheFirstPageDoesNotTakeItsPlace() {
        var feed = list();

        feed.concerns(List.of(changed(write("two"))));

        assertThat(feed.load().firstOf()).isPresent();
    }

    @Test
    void whatIsKnownAlreadyAsksForNothing() {
        var feed = list();
        var message = write("two");
        feed.load();

        assertThat(feed.concerns(List.of(changed(message)))).isFalse();
    }

    @Test
    void aRowThatCannotGoOnIsRead() {
        var feed = list();
        feed.load();

        feed.concerns(List.of(new InboxEvent.Arranged(id, ben)));

        var missed = feed.load();
        assertThat(missed.summaries()).hasSize(1);
        assertThat(missed.requests()).isPresent();
    }

    @Test
    void theUnreadAreCountedOnlyAfterARowHasBecomeUnreadOrRead() {
        var feed = list();
        feed.load();

        feed.concerns(List.of(changed(write("two"))));
        assertThat(feed.load().unreadMoved()).isFalse();
        receipts.read(anna, id, 2);
        feed.concerns(List.of(new InboxEvent.ConversationChanged(id, ben, 3)));
        assertThat(feed.load().unreadMoved()).isTrue();
    }

    @Test
    void whatMovesInTheOpenConversationIsBeforeTheViewersEyes() {
        var feed = list();
        feed.load();
        var moved =
                List.<InboxEvent>of(new InboxEvent.ConversationChanged(id, ben, 2), new InboxEvent.Typing(ben, true));
        assertThat(feed.areBeforeEyes(moved)).as("with nothing open").isFalse();

        feed.opened(Optional.of(ben));

        assertThat(feed.areBeforeEyes(moved)).isTrue();
        assertThat(feed.areBeforeEyes(List.of(moved.getFirst(), new InboxEvent.Typing(anna, true))))
                .as("with somebody else's")
                .isFalse();
        assertThat(feed.areBeforeEyes(List.of(new InboxEvent.Arranged(id, ben))))
                .as("what the viewer arranges")
                .isFalse();
    }

    @Test
    void aRowThatIsYetToComeIsNotBeforeTheViewersEyes() {
        var feed = list();
        feed.opened(Optional.of(ben));
        var moved = List.<InboxEvent>of(new InboxEvent.ConversationChanged(id, ben, 1));

        assertThat(feed.areBeforeEyes(moved)).isFalse();
        feed.load();
        assertThat(feed.areBeforeEyes(moved)).isTrue();
    }

    @Test
    void whatIsReadNeedsNoConfirmation() {
        var feed = list();
        feed.load();

        feed.concerns(List.of(changed(write("two"))));
        assertThat(feed.load().arrived()).containsExactly(entry(id, 2L));
        feed.concerns(List.of(changed(write("three"))));
        receipts.read(anna, id, 3);

        assertThat(feed.load().arrived()).isEmpty();
    }

    @Test
    void aListThatHasLoadedWhatItWasToldIsNotBehind() {
        var feed = list();
        feed.load();
        assertThat(feed.isBehind()).isFalse();

        feed.concerns(List.of(changed(write("two"))));

        assertThat(feed.isBehind()).isTrue();
        feed.load();
        assertThat(feed.isBehind()).isFalse();
    }

    private ConversationFeed conversation() {
        return conversation(messages);
    }

    private ConversationFeed conversation(MessageService drafts) {
        var opened = conversations.open(anna, new Username("ben")).orElseThrow();
        return new ConversationFeed(conversations, drafts, anna, opened, typing());
    }

    private ListFeed list() {
        return new ListFeed(conversations, receipts, anna, typing());
    }

    private TypingPeers typing() {
        return new TypingPeers(clock, threads, () -> {});
    }

    private Message write(String text) {
        return messages.send(ben, anna, ClientMessageId.random(), new MessageBody(text));
    }

    private InboxEvent changed(Message message) {
        return new InboxEvent.ConversationChanged(message.conversationId(), ben, message.rev());
    }
}
