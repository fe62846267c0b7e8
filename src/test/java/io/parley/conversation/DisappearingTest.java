package io.parley.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import io.parley.account.UserId;
import io.parley.attachment.AttachmentService;
import io.parley.contact.ContactService;
import io.parley.realtime.Broadcaster;
import io.parley.support.SampleFiles;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.Resource;

/** Messages that are kept for some time, and then are gone as if they had never been. */
class DisappearingTest extends ConversationTest {

    @Autowired
    private LifetimeService lifetimes;

    @Autowired
    private ExpiredMessages expired;

    @Autowired
    private AttachmentService attachments;

    @Autowired
    private ContactService contacts;

    @Autowired
    private Broadcaster broadcaster;

    @Test
    void settingItIsANoticeForBothThatNobodyHasToRead() {
        var id = sendMany(anna, ben, 1);
        receipts.read(ben, id, 1);
        var rev = open(ben, "anna").rev();
        var activeAt = conversations.list(ben).getFirst().activeAt();
        clock.advance(Duration.ofMinutes(1));

        lifetimes.set(anna, id, Lifetime.WEEK);

        for (var viewer : List.of(anna, ben)) {
            var notice = conversations.latest(viewer, id).messages().getLast();
            assertThat(notice.marks().lifetime()).contains(Lifetime.WEEK);
            assertThat(notice.senderId()).isEqualTo(anna);
            assertThat(notice.body().isEmpty()).isTrue();
            assertThat(conversations.changesAfter(viewer, id, rev).messages()).containsExactly(notice);
            assertThat(conversations.newsAfter(viewer, id, rev).messages()).containsExactly(notice);
            assertThat(conversations.list(viewer).getFirst().lastMessage()).isEqualTo(notice);
            assertThat(conversations.list(viewer).getFirst().activeAt()).isEqualTo(activeAt);
            assertThat(lifetimes.of(viewer, id)).isEqualTo(Lifetime.WEEK);
        }
        assertThat(open(ben, "anna").lifetime()).isEqualTo(Lifetime.WEEK);
        assertThat(open(ben, "anna").firstUnread()).isEmpty();
        assertThat(conversations.list(ben).getFirst().unread()).isZero();
        assertThat(conversations.list(anna).getFirst().lastStatus()).isEmpty();
        assertThat(conversations.unreadConversations(ben)).isZero();
        assertThat(receipts.undelivered(ben)).isEmpty();
    }

    @Test
    void settingWhatIsSetChangesNothing() {
        var id = sendMany(anna, ben, 1);
        lifetimes.set(anna, id, Lifetime.FOR_GOOD);
        lifetimes.set(ben, id, Lifetime.DAY);
        lifetimes.set(anna, id, Lifetime.DAY);

        assertThat(open(anna, "ben").lastSeq()).isEqualTo(2);
    }

    @Test
    void whatIsSentFromThenOnIsGoneForBothWhenItsTimeIsOver() {
        var id = sendMany(anna, ben, 1);
        lifetimes.set(ben, id, Lifetime.DAY);
        send(anna, ben, "for a day");
        clock.advance(Duration.ofHours(1));
        send(ben, anna, "an hour longer");
        lifetimes.set(ben, id, Lifetime.FOR_GOOD);
        send(ben, anna, "for good");

        clock.advance(Duration.ofHours(23).minusNanos(1_000));
        expired.sweep();
        assertThat(texts(anna, id)).containsExactly("1", "", "for a day", "an hour longer", "", "for good");
        clock.advance(Duration.ofNanos(1_000));
        expired.sweep();
        assertThat(texts(anna, id)).containsExactly("1", "", "an hour longer", "", "for good");
        clock.advance(Duration.ofDays(100));
        expired.sweep();

        for (var viewer : List.of(anna, ben)) {
            assertThat(texts(viewer, id)).containsExactly("1", "", "", "for good");
            assertThat(conversations.messagesAt(viewer, id, List.of(3L, 4L))).isEmpty();
        }
        assertThat(send(anna, ben, "next").seq()).isEqualTo(7);
        assertThat(count("expiring_message")).isZero();
    }

    @Test
    void nothingOfItIsLeftInTheDatabaseOrOnTheDisk() throws IOException {
        var id = sendMany(anna, ben, 1);
        lifetimes.set(anna, id, Lifetime.DAY);
        var picture = attachments
                .upload(anna, "garden.png", new ByteArrayInputStream(SampleFiles.png(30, 20)))
                .id();
        messages.send(
                anna,
                ben,
                ClientMessageId.random(),
                new NewMessage(new MessageBody("secret"), List.of(picture), Optional.of(1L)));
        changes.edit(anna, id, 3, new MessageBody("more secret"));
        changes.react(ben, id, 3, new Emoji("👍"), true);
        var files = List.of(
                attachments.file(ben, picture).orElseThrow().content(),
                attachments.thumbnail(ben, picture).orElseThrow().content());

        clock.advance(Duration.ofDays(1));
        expired.sweep();

        assertThat(jdbc.queryForList(
                        "select body || reactions from message where seq = 3 and attachments is null", String.class))
                .containsExactly("");
        assertThat(count("message_version")).isZero();
        assertThat(attachments.file(ben, picture)).isEmpty();
        await().untilAsserted(() -> assertThat(files).noneMatch(Resource::exists));
    }

    @Test
    void nothingIsLeftOfWhatIsEditedInTheTransactionThatLetsItGo() throws InterruptedException {
        var id = sendMany(anna, ben, 1);
        lifetimes.set(anna, id, Lifetime.DAY);
        send(anna, ben, "for a day");
        clock.advance(Duration.ofDays(1));

        // whose clock is late may edit what another node lets go
        inOneTransaction(
                () -> clock.set(START),
                () -> changes.edit(anna, id, 3, new MessageBody("secret")),
                () -> expired.sweep());

        assertThat(texts(ben, id)).containsExactly("1", "");
        assertThat(count("message_version")).isZero();
    }

    @Test
    void openScreensAreToldAndProgramsToo() {
        var id = sendMany(anna, ben, 1);
        lifetimes.set(anna, id, Lifetime.DAY);
        send(anna, ben, "for a day");
        var rev = open(ben, "anna").rev();
        var bens = Collections.synchronizedList(new ArrayList<InboxEvent>());
        broadcaster.subscribe(ConversationService.inbox(ben), bens::addAll);
        clock.advance(Duration.ofDays(1));

        expired.sweep();

        await().untilAsserted(
                        () -> assertThat(bens).containsExactly(new InboxEvent.ConversationChanged(id, anna, rev + 1)));
        for (var viewer : List.of(anna, ben)) {
            assertThat(conversations.changesAfter(viewer, id, rev).hidden()).containsExactly(3L);
            assertThat(conversations.changesAfter(viewer, id, rev).messages()).isEmpty();
            assertThat(conversations.newsAfter(viewer, id, rev).hidden()).containsExactly(3L);
        }
    }

    @Test
    void whatWasNotReadIsUnreadNoMoreAndTheListShowsWhatIsLeft() {
        var id = sendMany(anna, ben, 1);
        receipts.read(ben, id, 1);
        lifetimes.set(anna, id, Lifetime.DAY);
        send(anna, ben, "for a day");
        assertThat(conversations.unreadConversations(ben)).isEqualTo(1);

        clock.advance(Duration.ofDays(1));
        expired.sweep();

        assertThat(conversations.unreadConversations(ben)).isZero();
        assertThat(conversations.list(ben).getFirst().unread()).isZero();
        assertThat(conversations.list(ben).getFirst().lastMessage().seq()).isEqualTo(2);
        assertThat(receipts.undelivered(ben)).isEmpty();
    }

    @Test
    void severalNodesLetEachMessageGoOnceAndHoweverManyThereAre() throws Exception {
        var id = sendMany(anna, ben, 1);
        lifetimes.set(anna, id, Lifetime.DAY);
        sendMany(anna, ben, 250);
        changes.delete(anna, id, 3);
        changes.hide(ben, id, 4);
        var rev = open(anna, "ben").rev();
        clock.advance(Duration.ofDays(1));

        try (var node = anotherNode()) {
            node.registerBean(ExpiredMessages.class);
            var another = node.getBean(ExpiredMessages.class);
            atOnce(2, number -> () -> {
                (number == 0 ? expired : another).sweep();
                return number;
            });
        }

        assertThat(open(anna, "ben").rev()).isEqualTo(rev + 250);
        assertThat(open(anna, "ben").page().messages()).hasSize(2);
        assertThat(open(ben, "anna").page().messages()).hasSize(2);
    }

    @Test
    void aNoticeIsNoMessageToAnswerOrChange() {
        var id = sendMany(anna, ben, 1);
        lifetimes.set(anna, id, Lifetime.DAY);

        assertThat(changes.isEditable(
                        anna, conversations.latest(anna, id).messages().getLast()))
                .isFalse();
        for (var act : List.<Runnable>of(
                () -> changes.edit(anna, id, 2, new MessageBody("x")),
                () -> changes.delete(anna, id, 2),
                () -> changes.react(ben, id, 2, new Emoji("👍"), true))) {
            assertThatExceptionOfType(MessageChangeRefusedException.class).isThrownBy(act::run);
        }
        assertThatExceptionOfType(MessageRefusedException.class)
                .isThrownBy(() -> messages.send(
                        ben,
                        anna,
                        ClientMessageId.random(),
                        new NewMessage(new MessageBody("why?"), List.of(), Optional.of(2L))));
        changes.hide(ben, id, 2);
        assertThat(texts(ben, id)).containsExactly("1");
    }

    @Test
    void toWhomIsBlockedItLooksAsEverAndTheOtherIsToldNothing() {
        var id = sendMany(anna, ben, 1);
        contacts.block(ben, anna);
        var bensRow = conversations.list(ben).getFirst();

        lifetimes.set(anna, id, Lifetime.WEEK);
        lifetimes.set(anna, id, Lifetime.DAY);
        send(anna, ben, "for a day");

        assertThat(lifetimes.of(anna, id)).isEqualTo(Lifetime.DAY);
        assertThat(open(anna, "ben").lifetime()).isEqualTo(Lifetime.DAY);
        assertThat(conversations.list(anna).getFirst().lifetime()).isEqualTo(Lifetime.DAY);
        assertThat(texts(anna, id)).containsExactly("1", "", "", "for a day");
        assertThat(texts(ben, id)).containsExactly("1");
        assertThat(lifetimes.of(ben, id)).isEqualTo(Lifetime.FOR_GOOD);
        assertThat(conversations.list(ben).getFirst().lifetime()).isEqualTo(Lifetime.FOR_GOOD);
        assertThat(conversations.list(ben).getFirst().lastMessage()).isEqualTo(bensRow.lastMessage());
        clock.advance(Duration.ofDays(1));
        expired.sweep();
        assertThat(texts(anna, id)).containsExactly("1", "", "");
    }

    @Test
    void whoTakesABlockBackIsToldWhatHoldsNow() {
        var id = sendMany(anna, ben, 1);
        receipts.read(ben, id, 1);
        contacts.block(ben, anna);
        lifetimes.set(anna, id, Lifetime.WEEK);
        lifetimes.set(anna, id, Lifetime.DAY);
        var rev = open(ben, "anna").rev();

        contacts.unblock(ben, anna);

        var notice = conversations.latest(ben, id).messages().getLast();
        assertThat(notice.marks().lifetime()).contains(Lifetime.DAY);
        assertThat(conversations.newsAfter(ben, id, rev).messages()).containsExactly(notice);
        assertThat(conversations.list(ben).getFirst().lastMessage()).isEqualTo(notice);
        assertThat(conversations.list(ben).getFirst().unread()).isZero();
        assertThat(lifetimes.of(ben, id)).isEqualTo(Lifetime.DAY);
        assertThat(texts(anna, id)).containsExactly("1", "", "");
        assertThat(texts(ben, id)).containsExactly("1", "");
        assertThat(send(ben, anna, "for a day").seq()).isEqualTo(4);
        clock.advance(Duration.ofDays(1));
        expired.sweep();
        assertThat(texts(ben, id)).containsExactly("1", "");
    }

    @Test
    void anEarlierNoticeThatNoLongerHoldsStaysWithheld() {
        var id = sendMany(anna, ben, 1);
        contacts.block(ben, anna);
        lifetimes.set(anna, id, Lifetime.WEEK);
        lifetimes.set(anna, id, Lifetime.DAY);
        contacts.unblock(ben, anna);
        changes.hide(ben, id, 3);
        contacts.block(ben, anna);

        contacts.unblock(ben, anna);

        assertThat(texts(ben, id)).containsExactly("1");
        assertThat(lifetimes.of(ben, id)).isEqualTo(Lifetime.DAY);
    }

    @Test
    void aNoticeThatItsSetterHasHiddenIsToldAllTheSameOnceNobodyIsBlocked() {
        var id = sendMany(anna, ben, 1);
        contacts.block(ben, anna);
        lifetimes.set(anna, id, Lifetime.DAY);
        changes.hide(anna, id, 2);

        contacts.unblock(ben, anna);

        assertThat(conversations.latest(ben, id).messages().getLast().marks().lifetime())
                .contains(Lifetime.DAY);
    }

    @Test
    void whoHasBlockedTheOtherSetsNothingAndIsToldSo() {
        var id = sendMany(anna, ben, 1);
        contacts.block(ben, anna);

        assertThatExceptionOfType(MessageRefusedException.class)
                .isThrownBy(() -> lifetimes.set(ben, id, Lifetime.DAY))
                .matches(refused -> refused.reason() == MessageRefusedException.Reason.BLOCKED);

        assertThat(lifetimes.of(anna, id)).isEqualTo(Lifetime.FOR_GOOD);
        assertThat(open(anna, "ben").lastSeq()).isEqualTo(1);
    }

    @Test
    void strangersSetNothing() {
        var id = sendMany(anna, ben, 1);
        for (var act :
                List.<Runnable>of(() -> lifetimes.set(mallory, id, Lifetime.DAY), () -> lifetimes.of(mallory, id))) {
            assertThatExceptionOfType(NoSuchConversationException.class).isThrownBy(act::run);
        }
    }

    @Test
    void whoIsBlockedWhileHeSetsItSetsItForHimselfAlone() throws InterruptedException {
        var id = sendMany(anna, ben, 1);

        inOneTransaction(() -> contacts.block(ben, anna), () -> lifetimes.set(anna, id, Lifetime.DAY));

        assertThat(texts(anna, id)).containsExactly("1", "");
        assertThat(texts(ben, id)).containsExactly("1");
        assertThat(lifetimes.of(ben, id)).isEqualTo(Lifetime.FOR_GOOD);
    }

    @Test
    void whoBlocksTheOtherWhileHeSetsItIsToldSoAndSetsNothing() throws InterruptedException {
        var id = sendMany(anna, ben, 1);
        var refusal = new AtomicReference<Throwable>();

        inOneTransaction(
                () -> contacts.block(ben, anna),
                () -> refusal.set(catchThrowable(() -> lifetimes.set(ben, id, Lifetime.DAY))));

        assertThat(refusal.get())
                .isInstanceOfSatisfying(
                        MessageRefusedException.class,
                        refused -> assertThat(refused.reason()).isEqualTo(MessageRefusedException.Reason.BLOCKED));
        assertThat(texts(anna, id)).containsExactly("1");
        assertThat(lifetimes.of(anna, id)).isEqualTo(Lifetime.FOR_GOOD);
    }

    @Test
    void notesToOneselfDisappearToo() {
        var id = send(anna, anna, "note").conversationId();
        lifetimes.set(anna, id, Lifetime.MONTH);
        send(anna, anna, "for a month");
        clock.advance(Duration.ofDays(30));

        expired.sweep();

        assertThat(texts(anna, id)).containsExactly("note", "");
    }

    private List<String> texts(UserId viewer, ConversationId id) {
        return conversations.latest(viewer, id).messages().stream()
                .map(message -> message.body().text())
                .toList();
    }
}
