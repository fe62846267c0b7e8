package io.parley.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.parley.account.UserId;
import io.parley.contact.ContactService;
import io.parley.conversation.MessageRefusedException.Reason;
import io.parley.conversation.MessageStatus.Delivered;
import io.parley.conversation.MessageStatus.Read;
import io.parley.conversation.MessageStatus.Sent;
import io.parley.presence.Presence;
import io.parley.presence.PresenceService;
import io.parley.realtime.Broadcaster;
import io.parley.support.People;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** Strangers have to ask: Anna writes to Ben, who does not know her. */
@TestPropertySource(properties = "parley.contact.ask-first=true")
class RequestsTest extends ConversationTest {

    @Autowired
    private RequestService requests;

    @Autowired
    private ContactService contacts;

    @Autowired
    private PresenceService presence;

    @Autowired
    private Broadcaster broadcaster;

    @Test
    void whatAStrangerWritesWaitsInAPartOfItsOwnAndIsNotUnread() {
        var id = sendMany(anna, ben, 2);

        assertThat(conversations.list(ben)).isEmpty();
        assertThat(conversations.list(ben, ListPart.UNREAD)).isEmpty();
        var waiting = conversations.list(ben, ListPart.REQUESTS);
        assertThat(waiting).extracting(ConversationSummary::id).containsExactly(id);
        assertThat(waiting.getFirst().isRequest()).isTrue();
        assertThat(waiting.getFirst().unread()).isZero();
        assertThat(conversations.requests(ben)).isEqualTo(1);
        assertThat(conversations.unreadConversations(ben)).isZero();
        assertThat(receipts.undelivered(ben)).isEmpty();
        assertThat(open(ben, "anna").isRequest()).isTrue();
        assertThat(open(ben, "anna").page().messages()).hasSize(2);

        assertThat(conversations.list(anna)).extracting(ConversationSummary::id).containsExactly(id);
        assertThat(open(anna, "ben").isRequest()).isFalse();
        assertThat(conversations.requests(anna)).isZero();
    }

    @Test
    void whomOneKnowsIsNoStrangerWhenNothingOfItIsLeft() {
        var id = sendMany(anna, ben, 1);
        send(ben, anna, "who are you?");
        changes.hide(ben, id, 1);
        changes.hide(ben, id, 2);

        try (var here = presence.open(ben)) {
            assertThat(presence.of(anna, ben)).isNotEqualTo(new Presence.Hidden());
        }
        send(anna, ben, "Anna");

        assertThat(open(ben, "anna").isRequest()).isFalse();
        assertThat(conversations.list(ben).getFirst().unread()).isEqualTo(1);
    }

    @Test
    void noReceiptGoesBackAndNoRevisionGivesReadingAway() {
        var id = sendMany(anna, ben, 2);
        var rev = conversations.newsAfter(anna, id, 0).rev();

        receipts.delivered(ben, id, 2);
        receipts.read(ben, id, 2);

        assertThat(status(anna, "ben", 2)).isEqualTo(new Sent());
        assertThat(conversations.newsAfter(anna, id, 0).rev()).isEqualTo(rev);
        assertThat(open(ben, "anna").readUpTo()).isZero();
        assertThat(count("receipt_journal")).isZero();
    }

    @Test
    void acceptedItIsAConversationLikeAnyOther() {
        var id = sendMany(anna, ben, 2);

        requests.accept(ben, id);
        requests.accept(ben, id);

        assertThat(requests.isRequest(ben, id)).isFalse();
        assertThat(conversations.requests(ben)).isZero();
        assertThat(conversations.list(ben, ListPart.REQUESTS)).isEmpty();
        assertThat(conversations.list(ben).getFirst().unread()).isEqualTo(2);
        assertThat(conversations.unreadConversations(ben)).isEqualTo(1);
        assertThat(receipts.undelivered(ben)).containsKey(id);
        receipts.delivered(ben, id, 2);
        assertThat(status(anna, "ben", 2)).isInstanceOf(Delivered.class);
        receipts.read(ben, id, 2);
        assertThat(status(anna, "ben", 1)).isInstanceOf(Read.class);
        sendMany(anna, ben, 10);
    }

    @Test
    void answeringAccepts() {
        var id = sendMany(anna, ben, 1);

        send(ben, anna, "Hello");

        assertThat(requests.isRequest(ben, id)).isFalse();
        assertThat(requests.isRequest(anna, id)).isFalse();
        assertThat(conversations.list(ben).getFirst().unread()).isEqualTo(1);
        assertThat(conversations.list(anna).getFirst().unread()).isEqualTo(1);
        receipts.read(ben, id, 1);
        assertThat(status(anna, "ben", 1)).isInstanceOf(Read.class);
    }

    @Test
    void aReactionAnswersToo() {
        var id = sendMany(anna, ben, 1);

        changes.react(ben, id, 1, new Emoji("👍"), true);

        assertThat(requests.isRequest(ben, id)).isFalse();
        assertThat(presence.of(anna, ben)).isNotEqualTo(new Presence.Hidden());
    }

    @Test
    void aStrangerWritesAFewMessagesAndNoMore() {
        var id = sendMany(anna, ben, 5);
        var fifth = open(anna, "ben").page().messages().getLast();

        assertThatExceptionOfType(MessageRefusedException.class)
                .isThrownBy(() -> send(anna, ben, "6"))
                .matches(refused -> refused.reason() == Reason.NOT_ACCEPTED);

        assertThat(open(ben, "anna").page().messages()).hasSize(5);
        assertThat(messages.send(anna, ben, fifth.clientId(), fifth.body())).isEqualTo(fifth);
        requests.accept(ben, id);
        assertThat(send(anna, ben, "6").seq()).isEqualTo(6);
    }

    @Test
    void theLimitGivesNoBlockAway() {
        contacts.block(ben, anna);
        sendMany(anna, ben, 5);

        assertThatExceptionOfType(MessageRefusedException.class)
                .isThrownBy(() -> send(anna, ben, "6"))
                .matches(refused -> refused.reason() == Reason.NOT_ACCEPTED);

        assertThat(conversations.requests(ben)).isZero();
        assertThat(open(ben, "anna").page().messages()).isEmpty();
    }

    @Test
    void whomOneHasWrittenToIsNoStranger() {
        send(ben, anna, "Hello");
        var id = send(anna, ben, "Hello yourself").conversationId();

        assertThat(requests.isRequest(ben, id)).isFalse();
        assertThat(requests.isRequest(anna, id)).isFalse();
        assertThat(conversations.list(ben).getFirst().unread()).isEqualTo(1);
    }

    @Test
    void whoHasAConversationFromBeforeIsNoStranger() {
        var id = sendMany(anna, ben, 1);
        jdbc.update("update participant set peer_waits = false");
        jdbc.update("update conversation set quiet_rev = quiet_rev + 1");

        send(anna, ben, "2");

        assertThat(requests.isRequest(ben, id)).isFalse();
    }

    @Test
    void notesToOneselfWaitForNobody() {
        var id = send(anna, anna, "Milk").conversationId();

        assertThat(requests.isRequest(anna, id)).isFalse();
        assertThat(conversations.list(anna)).hasSize(1);
    }

    @Test
    void oneFromWhomNothingIsWantedWaitsInTheArchive() {
        var id = sendMany(anna, ben, 1);

        contacts.block(ben, anna);

        assertThat(conversations.requests(ben)).isZero();
        assertThat(conversations.list(ben, ListPart.ARCHIVED))
                .extracting(ConversationSummary::id)
                .containsExactly(id);
        contacts.unblock(ben, anna);
        send(anna, ben, "Are you there?");
        assertThat(conversations.list(ben, ListPart.REQUESTS))
                .extracting(ConversationSummary::id)
                .containsExactly(id);
    }

    @Test
    void strangersSeeNothingOfWhetherSomebodyIsHereUntilTheyAreLetIn() {
        try (var here = presence.open(ben);
                var alsoHere = presence.open(anna)) {
            assertThat(presence.of(anna, ben)).isEqualTo(new Presence.Hidden());
            assertThat(presence.of(anna, List.of(ben, mallory, anna)))
                    .containsEntry(ben, new Presence.Hidden())
                    .containsEntry(mallory, new Presence.Hidden())
                    .containsEntry(anna, new Presence.Online());

            var id = sendMany(anna, ben, 1);
            assertThat(presence.of(anna, ben)).isEqualTo(new Presence.Hidden());
            assertThat(presence.of(ben, anna)).isEqualTo(new Presence.Online());

            requests.accept(ben, id);
            assertThat(presence.of(anna, ben)).isEqualTo(new Presence.Online());
            assertThat(presence.of(mallory, ben)).isEqualTo(new Presence.Hidden());
        }
    }

    @Test
    void typingIsToldWhenBothKnowEachOther() {
        var id = sendMany(anna, ben, 1);
        var annas = new CopyOnWriteArrayList<InboxEvent>();
        var bens = new CopyOnWriteArrayList<InboxEvent>();
        try (var one = broadcaster.subscribe(ConversationService.inbox(anna), annas::addAll);
                var other = broadcaster.subscribe(ConversationService.inbox(ben), bens::addAll)) {
            messages.typing(ben, anna, true);
            messages.typing(anna, ben, true);
            requests.accept(ben, id);
            messages.typing(ben, anna, false);
            messages.typing(anna, ben, false);

            await().untilAsserted(() -> assertThat(annas)
                    .filteredOn(InboxEvent.Typing.class::isInstance)
                    .containsExactly(new InboxEvent.Typing(ben, false)));
            await().untilAsserted(() -> assertThat(Set.copyOf(bens))
                    .containsExactlyInAnyOrder(new InboxEvent.Arranged(id, anna), new InboxEvent.Typing(anna, false)));
        }
    }

    @Test
    void aNameThatOnlyAStrangerHasIsTrustedByNobody(People people) {
        var known = people.registered("bob", "Bob");
        var alike = people.registered("bob2", "Bob");
        jdbc.update("update account set name_skeleton = 'bob' where username like 'bob%'");
        var id = send(known, anna, "Hello").conversationId();

        assertThat(contacts.lookAlikes(anna, List.of(alike))).isEmpty();
        requests.accept(anna, id);
        assertThat(contacts.lookAlikes(anna, List.of(alike))).containsKey(alike);
    }

    @Test
    void onlyWhoIsAskedAcceptsAndOthersFindNothing() {
        var id = sendMany(anna, ben, 1);

        requests.accept(anna, id);
        assertThat(requests.isRequest(ben, id)).isTrue();
        assertThatExceptionOfType(NoSuchConversationException.class).isThrownBy(() -> requests.accept(mallory, id));
        assertThatExceptionOfType(NoSuchConversationException.class).isThrownBy(() -> requests.isRequest(mallory, id));
    }

    @Test
    void ofTwoWhoWriteToEachOtherInTheSameMomentNobodyWaits() throws Exception {
        var people = List.of(anna, ben);

        atOnce(2, index -> () -> send(people.get(index), people.get(1 - index), "Hello"));

        assertThat(jdbc.queryForObject("select count(*) from participant where peer_waits = true", Long.class))
                .isZero();
        assertThat(conversations.list(anna).getFirst().unread()).isEqualTo(1);
        assertThat(conversations.list(ben).getFirst().unread()).isEqualTo(1);
    }

    @Test
    void manyRequestsAreReadPageByPageInTheirOrder(People people) {
        var strangers = IntStream.range(0, 60)
                .mapToObj(number -> people.registered("stranger" + number))
                .toList();
        strangers.forEach(stranger -> send(stranger, ben, "Hello"));

        var first = conversations.list(ben, ListPart.REQUESTS);
        var second = conversations.listAfter(ben, ListPart.REQUESTS, ListPlace.of(first.getLast()));

        assertThat(conversations.requests(ben)).isEqualTo(60);
        assertThat(first).hasSize(50);
        assertThat(second).hasSize(10);
        assertThat(IntStream.range(0, 60).mapToObj(number -> number < 50 ? first.get(number) : second.get(number - 50)))
                .extracting(summary -> summary.peer().id())
                .containsExactlyElementsOf(strangers.reversed());
    }

    @Test
    void itIsDecidedWithTheMessageAlsoByAnotherNode() {
        try (var node = anotherNode()) {
            var id = sendMany(anna, ben, 1);
            var there = node.getBean(MessageService.class);

            there.send(ben, anna, ClientMessageId.random(), new MessageBody("Hello"));
            receipts.read(ben, id, 1);

            assertThat(requests.isRequest(ben, id)).isFalse();
            assertThat(status(anna, "ben", 1)).isInstanceOf(Read.class);
            assertThat(unread(anna)).isEqualTo(1);
        }
    }

    private long unread(UserId person) {
        return conversations.list(person).getFirst().unread();
    }
}
