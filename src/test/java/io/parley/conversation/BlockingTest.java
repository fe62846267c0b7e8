package io.parley.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import io.parley.account.UserId;
import io.parley.account.UserProfile;
import io.parley.contact.ContactService;
import io.parley.conversation.MessageRefusedException.Reason;
import io.parley.conversation.MessageStatus.Delivered;
import io.parley.conversation.MessageStatus.Read;
import io.parley.conversation.MessageStatus.Sent;
import io.parley.presence.Presence;
import io.parley.presence.PresenceService;
import io.parley.realtime.Broadcaster;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Ben has blocked Anna: she sees nothing of it, and he sees nothing of her. */
class BlockingTest extends ConversationTest {

    @Autowired
    private ContactService contacts;

    @Autowired
    private PresenceService presence;

    @Autowired
    private Broadcaster broadcaster;

    @Test
    void whatABlockedPersonSendsIsSentToHerAndNothingToTheOther() {
        var id = sendMany(anna, ben, 2);
        receipts.read(ben, id, 2);
        contacts.block(ben, anna);

        var sent = send(anna, ben, "Are you there?");

        assertThat(sent.seq()).isEqualTo(3);
        assertThat(open(anna, "ben").page().messages()).hasSize(3).endsWith(sent);
        assertThat(status(anna, "ben", 3)).isEqualTo(new Sent());
        assertThat(conversations.list(anna).getFirst().lastMessage()).isEqualTo(sent);
        assertThat(conversations.list(anna).getFirst().lastStatus()).contains(new Sent());

        assertThat(open(ben, "anna").page().messages()).extracting(Message::seq).containsExactly(1L, 2L);
        assertThat(open(ben, "anna").lastSeq()).isEqualTo(2);
        assertThat(open(ben, "anna").firstUnread()).isEmpty();
        var row = conversations.list(ben).getFirst();
        assertThat(row.lastMessage().seq()).isEqualTo(2);
        assertThat(row.unread()).isZero();
        assertThat(row.activeAt())
                .isEqualTo(conversations.list(ben).getFirst().lastMessage().sentAt());
        assertThat(conversations.unreadConversations(ben)).isZero();
        assertThat(receipts.undelivered(ben)).isEmpty();
        assertThat(conversations.seq(ben, id, sent.id())).isEmpty();
        assertThat(conversations.seq(anna, id, sent.id())).contains(3L);
    }

    @Test
    void whatABlockedPersonHasSentSheEditsMarksAndDeletesAsEver() {
        var id = sendMany(anna, ben, 1);
        contacts.block(ben, anna);
        send(anna, ben, "Are you there?");
        var thumb = new Emoji("👍");

        changes.edit(anna, id, 2, new MessageBody("Are you well?"));
        changes.react(anna, id, 2, thumb, true);

        var shown = open(anna, "ben").page().messages().getLast();
        assertThat(shown.body().text()).isEqualTo("Are you well?");
        assertThat(shown.marks().editedAt()).isPresent();
        assertThat(shown.marks().reactions()).containsExactly(new Reaction(anna, thumb));
        assertThat(history.versions(anna, id, 2)).hasSize(2);
        assertThat(status(anna, "ben", 2)).isEqualTo(new Sent());
        contacts.unblock(ben, anna);
        assertThat(open(ben, "anna").page().messages()).extracting(Message::seq).containsExactly(1L);

        contacts.block(ben, anna);
        changes.delete(anna, id, 2);
        assertThat(open(anna, "ben").page().messages().getLast().marks().deleted())
                .isTrue();
        assertThat(conversations.changesAfter(ben, id, 0).messages())
                .extracting(Message::seq)
                .containsExactly(1L);
    }

    @Test
    void whoHasBlockedSomebodyIsToldSoWhenHeEditsOrReacts() {
        var id = sendMany(ben, anna, 1);
        contacts.block(ben, anna);

        assertThatExceptionOfType(MessageRefusedException.class)
                .isThrownBy(() -> changes.edit(ben, id, 1, new MessageBody("But I")))
                .matches(refused -> refused.reason() == Reason.BLOCKED);
        assertThatExceptionOfType(MessageRefusedException.class)
                .isThrownBy(() -> changes.react(ben, id, 1, new Emoji("👍"), true))
                .matches(refused -> refused.reason() == Reason.BLOCKED);
        assertThat(open(anna, "ben").page().messages().getFirst().marks()).isEqualTo(MessageMarks.NONE);
    }

    @Test
    void catchingUpTellsTheBlockedPersonAloneFromMemoryAndFromTheDatabase() {
        var id = sendMany(anna, ben, 1);
        contacts.block(ben, anna);
        var sent = send(anna, ben, "Are you there?");
        contacts.unblock(ben, anna);
        var heard = send(anna, ben, "And now?");
        receipts.read(ben, id, 99);

        try (var node = anotherNode()) {
            for (var service : List.of(conversations, node.getBean(ConversationService.class))) {
                assertThat(service.changesAfter(ben, id, 1).messages()).containsExactly(heard);
                assertThat(service.newsAfter(ben, id, 1).messages()).containsExactly(heard);
                assertThat(service.changesAfter(anna, id, 1).messages()).containsExactly(sent, heard);
                assertThat(service.newsAfter(anna, id, 1).messages()).containsExactly(sent, heard);
                assertThat(service.changesAfter(anna, id, 1).receipts().statusOf(2))
                        .isEqualTo(new Sent());
            }
        }
    }

    @Test
    void whatWasSentMeanwhileStaysAtOneTickForEver() {
        var id = sendMany(anna, ben, 1);
        contacts.block(ben, anna);
        send(anna, ben, "Are you there?");
        contacts.unblock(ben, anna);
        send(anna, ben, "And now?");

        receipts.read(ben, id, 99);

        assertThat(status(anna, "ben", 1)).isInstanceOf(Read.class);
        assertThat(status(anna, "ben", 2)).isEqualTo(new Sent());
        assertThat(status(anna, "ben", 3)).isInstanceOf(Read.class);
        assertThat(open(ben, "anna").page().messages()).extracting(Message::seq).containsExactly(1L, 3L);
    }

    @Test
    void whoHasBlockedSomebodyDoesNotWriteToHer() {
        send(anna, ben, "Hello");
        contacts.block(ben, anna);

        assertThatExceptionOfType(MessageRefusedException.class)
                .isThrownBy(() -> send(ben, anna, "But I"))
                .matches(refused -> refused.reason() == Reason.BLOCKED);
        assertThat(count("message")).isEqualTo(1);

        contacts.unblock(ben, anna);
        send(ben, anna, "But I");
        assertThat(conversations.list(anna).getFirst().unread()).isEqualTo(1);
    }

    @Test
    void noReceiptGoesInEitherDirectionAndNoRevisionGivesItAway() {
        var id = sendMany(anna, ben, 1);
        send(ben, anna, "2");
        contacts.block(ben, anna);
        var rev = conversations.newsAfter(anna, id, 0).rev();

        receipts.delivered(ben, id, 1);
        receipts.read(ben, id, 1);
        receipts.read(anna, id, 2);

        assertThat(conversations.newsAfter(anna, id, 0).rev()).isEqualTo(rev);
        assertThat(status(anna, "ben", 1)).isEqualTo(new Sent());
        assertThat(status(ben, "anna", 2)).isEqualTo(new Sent());
        assertThat(conversations.list(ben).getFirst().unread()).isZero();
        assertThat(conversations.list(anna).getFirst().unread()).isZero();

        contacts.unblock(ben, anna);
        receipts.delivered(ben, id, 1);
        assertThat(status(anna, "ben", 1)).isInstanceOf(Delivered.class);
    }

    @Test
    void whatWasReadInSecretIsDeliveredWhenItIsReadAgainAfterTheBlock() {
        var id = sendMany(anna, ben, 1);
        contacts.block(ben, anna);
        receipts.read(ben, id, 1);
        contacts.unblock(ben, anna);
        assertThat(status(anna, "ben", 1)).isEqualTo(new Sent());

        receipts.read(ben, id, 1);

        assertThat(status(anna, "ben", 1)).isInstanceOf(Delivered.class);
        assertThat(receipts.undelivered(ben)).isEmpty();
    }

    @Test
    void neitherSeesWhetherTheOtherIsHereOrTypes() {
        send(anna, ben, "Hello");
        contacts.block(ben, anna);
        var annas = new CopyOnWriteArrayList<InboxEvent>();
        var bens = new CopyOnWriteArrayList<InboxEvent>();
        try (var here = presence.open(anna);
                var alsoHere = presence.open(ben);
                var one = broadcaster.subscribe(ConversationService.inbox(anna), annas::addAll);
                var other = broadcaster.subscribe(ConversationService.inbox(ben), bens::addAll)) {
            assertThat(presence.of(anna, ben)).isEqualTo(new Presence.Hidden());
            assertThat(presence.of(ben, anna)).isEqualTo(new Presence.Hidden());
            assertThat(presence.of(mallory, ben)).isNotEqualTo(new Presence.Hidden());
            messages.typing(anna, ben, true);
            messages.typing(ben, anna, true);

            contacts.unblock(ben, anna);
            messages.typing(anna, ben, true);

            await().untilAsserted(() -> assertThat(bens).contains(new InboxEvent.Typing(anna, true)));
            assertThat(annas).noneMatch(InboxEvent.Typing.class::isInstance);
            assertThat(bens).filteredOn(InboxEvent.Typing.class::isInstance).hasSize(1);
            assertThat(presence.of(anna, ben)).isNotEqualTo(new Presence.Hidden());
        }
    }

    @Test
    void whoHasNeverWrittenIsBlockedAsWell() {
        contacts.block(ben, anna);

        send(anna, ben, "Hello");

        assertThat(conversations.list(anna)).hasSize(1);
        assertThat(conversations.list(ben)).isEmpty();
        assertThat(conversations.revisions(ben)).isEmpty();
        assertThat(open(ben, "anna").page().messages()).isEmpty();
    }

    @Test
    void anEmptyConversationThatABlockHasMadeIsSeenNowhere() {
        contacts.block(ben, anna);

        for (var person : List.of(anna, ben)) {
            assertThat(conversations.list(person)).isEmpty();
            assertThat(conversations.revisions(person)).isEmpty();
            assertThat(receipts.undelivered(person)).isEmpty();
            var other = person.equals(anna) ? ben : anna;
            assertThat(conversations.between(person, other)).isEmpty();
            assertThatExceptionOfType(NoSuchConversationException.class)
                    .isThrownBy(() -> conversations.peer(person, empty()));
            assertThatExceptionOfType(NoSuchConversationException.class)
                    .isThrownBy(() -> conversations.newsAfter(person, empty(), 0));
        }
        contacts.unblock(ben, anna);
        assertThat(send(anna, ben, "Hello").seq()).isEqualTo(1);
        assertThat(conversations.list(ben).getFirst().unread()).isEqualTo(1);
    }

    private ConversationId empty() {
        return new ConversationId(jdbc.queryForObject("select id from conversation", Long.class));
    }

    @Test
    void ofMessagesAndABlockInTheSameMomentEachIsCertain() throws Exception {
        var number = new AtomicInteger();
        var results = atOnce(8, index -> () -> {
            if (index == 4) {
                contacts.block(ben, anna);
                return 0L;
            }
            return send(anna, ben, "message " + number.incrementAndGet()).seq();
        });

        assertThat(results).contains(0L, 1L, 7L);
        var withheld = jdbc.queryForList("select seq from message where withheld = true order by seq", Long.class);
        var arrived = jdbc.queryForList("select seq from message where withheld = false order by seq", Long.class);
        assertThat(Stream.concat(arrived.stream(), withheld.stream())).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L);
        assertThat(open(ben, "anna").page().messages()).extracting(Message::seq).isEqualTo(arrived);
        assertThat(send(anna, ben, "after it").seq()).isEqualTo(8);
        assertThat(open(ben, "anna").page().messages()).hasSameSizeAs(arrived);
    }

    @Test
    void whatSomebodySendsWhileHeBlocksTheOtherIsRefused() throws InterruptedException {
        sendMany(anna, ben, 1);
        var refusals = new CopyOnWriteArrayList<Throwable>();

        inOneTransaction(
                () -> contacts.block(ben, anna),
                () -> refusals.add(catchThrowable(() -> send(ben, anna, "But I"))),
                () -> send(anna, ben, "Are you there?"));

        assertBlocked(refusals);
        assertThat(open(anna, "ben").page().messages())
                .extracting(message -> message.body().text())
                .containsExactly("1", "Are you there?");
    }

    @Test
    void whatSomebodyBeginsWithWhileHeBlocksTheOtherIsRefused() throws InterruptedException {
        var refusals = new CopyOnWriteArrayList<Throwable>();

        inOneTransaction(
                () -> contacts.block(ben, anna),
                () -> refusals.add(catchThrowable(() -> send(ben, anna, "But I"))),
                () -> send(mallory, anna, "Hello"));

        assertBlocked(refusals);
        assertThat(conversations.list(anna))
                .extracting(row -> row.lastMessage().body().text())
                .containsExactly("Hello");
    }

    @Test
    void whatSomebodyChangesWhileHeBlocksTheOtherIsRefused() throws InterruptedException {
        var id = sendMany(ben, anna, 1);
        send(ben, anna, "2");
        var refusals = new CopyOnWriteArrayList<Throwable>();

        inOneTransaction(
                () -> contacts.block(ben, anna),
                () -> refusals.add(catchThrowable(() -> changes.edit(ben, id, 1, new MessageBody("But I")))),
                () -> refusals.add(catchThrowable(() -> changes.react(ben, id, 1, new Emoji("👍"), true))),
                () -> changes.delete(ben, id, 2));

        assertBlocked(refusals);
        assertThat(refusals).hasSize(2);
        var seen = open(anna, "ben").page().messages();
        assertThat(seen.getFirst().body().text()).isEqualTo("1");
        assertThat(seen.getFirst().marks()).isEqualTo(MessageMarks.NONE);
        assertThat(seen.getLast().marks().deleted()).isTrue();
    }

    @Test
    void blockingTwiceAndAtOnceIsOneBlock() throws Exception {
        atOnce(4, index -> () -> {
            contacts.block(ben, anna);
            return true;
        });
        contacts.block(ben, mallory);
        contacts.block(ben, ben);
        contacts.block(ben, new UserId(Long.MAX_VALUE));

        assertThat(contacts.blocked(ben)).extracting(UserProfile::id).containsExactlyInAnyOrder(mallory, anna);
        assertThat(contacts.blocked(anna)).isEmpty();
        assertThat(contacts.hasBlocked(ben, anna)).isTrue();
        assertThat(contacts.hasBlocked(anna, ben)).isFalse();
        contacts.unblock(ben, anna);
        contacts.unblock(ben, anna);
        assertThat(contacts.blocked(ben)).extracting(UserProfile::id).containsExactly(mallory);
    }

    @Test
    void theSameMessageOnceMoreIsTheWithheldOne() {
        send(anna, ben, "Hello");
        contacts.block(ben, anna);
        var clientId = ClientMessageId.random();

        var first = messages.send(anna, ben, clientId, new MessageBody("Are you there?"));
        contacts.unblock(ben, anna);
        var again = messages.send(anna, ben, clientId, new MessageBody("Are you there?"));

        assertThat(again).isEqualTo(first);
        assertThat(open(ben, "anna").page().messages()).hasSize(1);
    }

    private static void assertBlocked(List<Throwable> refusals) {
        assertThat(refusals)
                .extracting(refused -> refused instanceof MessageRefusedException message ? message.reason() : refused)
                .isNotEmpty()
                .containsOnly(Reason.BLOCKED);
    }
}
