package io.parley.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.parley.attachment.AttachmentService;
import io.parley.attachment.SentFiles;
import io.parley.contact.ContactService;
import io.parley.contact.PrivacyService;
import io.parley.conversation.MessageRefusedException.Reason;
import io.parley.presence.AvailabilityService;
import io.parley.support.MovableTime;
import io.parley.support.People;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;

class ThrottledSendingTest extends ConversationTest {

    private static final MessageBody HELLO = new MessageBody("Hello");

    private final MovableTime time = new MovableTime();

    private MessageService throttled;
    private MessageChangeService changes;

    @BeforeEach
    void throttle(
            @Autowired AttachmentService attachments,
            @Autowired SentFiles files,
            @Autowired ContactService contacts,
            @Autowired PrivacyService privacy,
            @Autowired ConversationRepository conversationRepository,
            @Autowired MessageRepository messageRepository,
            @Autowired AvailabilityService availabilities,
            @Autowired Rows rows,
            @Autowired Participation participation,
            @Autowired Drafts drafts,
            @Autowired GroupCommit commits,
            @Autowired GroupSync disk,
            @Autowired RecentChanges recent,
            @Autowired MessageVersionRepository versions,
            @Autowired OwnChangeRepository ownChanges,
            @Autowired ConversationDelivery delivery,
            @Autowired ApplicationEventPublisher events) {
        var properties = new ConversationProperties(50, 3, 1, 5, 5, Duration.ofHours(24), 2);
        var limits = new SendLimits(properties, time.meter());
        throttled = new MessageService(
                accounts,
                attachments,
                files,
                contacts,
                privacy,
                availabilities,
                conversationRepository,
                messageRepository,
                rows,
                participation,
                drafts,
                limits,
                commits,
                disk,
                recent,
                delivery,
                events,
                clock);
        changes = new MessageChangeService(
                contacts,
                files,
                conversationRepository,
                messageRepository,
                versions,
                ownChanges,
                participation,
                limits,
                commits,
                recent,
                delivery,
                events,
                properties,
                clock);
    }

    @Test
    void aMessageTooManyIsNotStoredAndCanBeSentLater() {
        for (var number = 0; number < 3; number++) {
            throttled.send(anna, ben, ClientMessageId.random(), HELLO);
        }
        var refused = ClientMessageId.random();

        assertThatExceptionOfType(MessageRefusedException.class)
                .isThrownBy(() -> throttled.send(anna, ben, refused, HELLO))
                .matches(e -> e.reason() == Reason.TOO_MANY_MESSAGES)
                .matches(e -> e.retryAfter().equals(Duration.ofSeconds(1)));
        assertThat(count("message")).isEqualTo(3);
        assertThat(throttled.find(anna, ben, refused)).isEmpty();

        time.advance(Duration.ofSeconds(1));
        assertThat(throttled.send(anna, ben, refused, HELLO).seq()).isEqualTo(4);
    }

    @Test
    void sendingAgainWhatIsStoredCostsNothing() {
        var clientId = ClientMessageId.random();
        var first = throttled.send(anna, ben, clientId, HELLO);
        for (var number = 0; number < 10; number++) {
            assertThat(throttled.send(anna, ben, clientId, HELLO)).isEqualTo(first);
        }

        throttled.send(anna, ben, ClientMessageId.random(), HELLO);
        throttled.send(anna, ben, ClientMessageId.random(), HELLO);

        assertThat(throttled.send(anna, ben, clientId, HELLO)).isEqualTo(first);
    }

    @Test
    void aConversationTooManyIsNotStored(People people) {
        throttled.send(anna, ben, ClientMessageId.random(), HELLO);
        throttled.send(anna, mallory, ClientMessageId.random(), HELLO);
        var carl = people.registered("carl");

        assertThatExceptionOfType(MessageRefusedException.class)
                .isThrownBy(() -> throttled.send(anna, carl, ClientMessageId.random(), HELLO))
                .matches(e -> e.reason() == Reason.TOO_MANY_CONVERSATIONS)
                .matches(e -> e.retryAfter().equals(Duration.ofSeconds(30)));
        assertThat(conversations.between(anna, carl)).isEmpty();
        assertThat(count("message")).isEqualTo(2);
    }

    /** A block makes an empty conversation, which must neither be of use nor tell of it. */
    @Test
    void whomSomebodyHasBlockedOrWhoHasBlockedHimIsStillNew(People people, @Autowired ContactService contacts) {
        throttled.send(anna, ben, ClientMessageId.random(), HELLO);
        throttled.send(anna, mallory, ClientMessageId.random(), HELLO);
        var carl = people.registered("carl");
        contacts.block(anna, carl);
        contacts.unblock(anna, carl);
        var dora = people.registered("dora");
        contacts.block(dora, anna);

        for (var stranger : List.of(carl, dora)) {
            assertThatExceptionOfType(MessageRefusedException.class)
                    .isThrownBy(() -> throttled.send(anna, stranger, ClientMessageId.random(), HELLO))
                    .matches(e -> e.reason() == Reason.TOO_MANY_CONVERSATIONS);
            time.advance(Duration.ofSeconds(1));
        }
    }

    @Test
    void editingAndReactingCountLikeAMessage() {
        var sent = throttled.send(anna, ben, ClientMessageId.random(), HELLO);
        changes.edit(anna, sent.conversationId(), 1, new MessageBody("Hello!"));
        changes.react(anna, sent.conversationId(), 1, new Emoji("👍"), true);

        assertThatExceptionOfType(MessageRefusedException.class)
                .isThrownBy(() -> changes.edit(anna, sent.conversationId(), 1, HELLO))
                .matches(e -> e.reason() == Reason.TOO_MANY_MESSAGES);
        assertThatExceptionOfType(MessageRefusedException.class)
                .isThrownBy(() -> changes.react(anna, sent.conversationId(), 1, new Emoji("👍"), false))
                .matches(e -> e.reason() == Reason.TOO_MANY_MESSAGES);
        changes.delete(anna, sent.conversationId(), 1);
    }

    @Test
    void anAnswerIsNoNewConversation(People people) {
        for (var name : new String[] {"carl", "dora", "emil"}) {
            send(people.registered(name), anna, "Hello");
        }

        for (var row : conversations.list(anna)) {
            throttled.send(anna, row.peer().id(), ClientMessageId.random(), HELLO);
        }

        assertThat(count("message")).isEqualTo(6);
    }
}
