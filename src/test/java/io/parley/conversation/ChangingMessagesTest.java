package io.parley.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parley.account.UserId;
import io.parley.contact.ContactService;
import io.parley.conversation.MessageChangeRefusedException.Reason;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What becomes of a message after it was sent. */
class ChangingMessagesTest extends ConversationTest {

    private static final Emoji THUMB = new Emoji("👍");

    @Autowired
    private ContactService contacts;

    @Test
    void anEditedMessageHasItsNewTextForBothAndKeepsItsPlaceAndItsHistory() {
        var id = sendMany(anna, ben, 2);
        clock.advance(Duration.ofMinutes(5));

        var edited = changes.edit(anna, id, 1, new MessageBody("one"));

        assertThat(edited.rev()).isEqualTo(3);
        assertThat(edited.marks().editedAt()).contains(clock.instant());
        for (var page : List.of(open(anna, "ben").page(), open(ben, "anna").page())) {
            assertThat(page.messages())
                    .extracting(message -> message.body().text())
                    .containsExactly("one", "2");
        }
        for (var viewer : List.of(anna, ben)) {
            assertThat(history.versions(viewer, id, 1))
                    .containsExactly(
                            new MessageVersion(new MessageBody("1"), START),
                            new MessageVersion(new MessageBody("one"), clock.instant()));
        }
    }

    @Test
    void theSameTextAgainChangesNothing() {
        var id = sendMany(anna, ben, 1);

        assertThat(changes.edit(anna, id, 1, new MessageBody("1")).rev()).isEqualTo(1);

        assertThat(open(anna, "ben").rev()).isEqualTo(1);
        assertThat(history.versions(anna, id, 1)).hasSize(1);
    }

    @Test
    void aMessageCanBeEditedUntilItsTimeIsOver() {
        var id = sendMany(anna, ben, 1);

        clock.advance(Duration.ofHours(24).minusNanos(1_000));
        changes.edit(anna, id, 1, new MessageBody("in time"));
        clock.advance(Duration.ofNanos(1_000));

        assertRefused(Reason.TOO_LATE, () -> changes.edit(anna, id, 1, new MessageBody("too late")));
        assertThat(texts(id)).containsExactly("in time");
    }

    @Test
    void othersMessagesAreNeitherEditedNorDeleted() {
        var id = sendMany(anna, ben, 1);

        assertRefused(Reason.NOT_YOURS, () -> changes.edit(ben, id, 1, new MessageBody("mine")));
        assertRefused(Reason.NOT_YOURS, () -> changes.delete(ben, id, 1));
        assertThat(open(anna, "ben").rev()).isEqualTo(1);
    }

    @Test
    void whoeverHasNoPartInItIsAnsweredAsIfThereWereNoConversation() {
        var id = sendMany(anna, ben, 1);

        for (var act : List.<ThrowingCallable>of(
                () -> changes.edit(mallory, id, 1, new MessageBody("mine")),
                () -> changes.delete(mallory, id, 1),
                () -> changes.react(mallory, id, 1, THUMB, true),
                () -> history.versions(mallory, id, 1))) {
            assertThatThrownBy(act).isInstanceOf(NoSuchConversationException.class);
        }
    }

    @Test
    void aMessageThatIsNotThereIsRefused() {
        var id = sendMany(anna, ben, 1);

        for (var seq : List.of(0L, 2L)) {
            assertRefused(Reason.NO_MESSAGE, () -> changes.edit(anna, id, seq, new MessageBody("x")));
            assertRefused(Reason.NO_MESSAGE, () -> changes.delete(anna, id, seq));
            assertRefused(Reason.NO_MESSAGE, () -> changes.react(anna, id, seq, THUMB, true));
            assertRefused(Reason.NO_MESSAGE, () -> history.versions(anna, id, seq));
        }
    }

    @Test
    void ofADeletedMessageNothingIsLeftButItsNumber() {
        var id = sendMany(anna, ben, 2);
        changes.edit(anna, id, 1, new MessageBody("secret"));
        changes.react(ben, id, 1, THUMB, true);

        changes.delete(anna, id, 1);

        var deleted = open(ben, "anna").page().messages().getFirst();
        assertThat(deleted.marks()).isEqualTo(MessageMarks.DELETED);
        assertThat(deleted.body().text()).isEmpty();
        assertThat(jdbc.queryForList("select body || reactions from message where seq = 1", String.class))
                .containsExactly("");
        assertThat(count("message_version")).isZero();
        assertRefused(Reason.DELETED, () -> changes.edit(anna, id, 1, new MessageBody("again")));
        assertRefused(Reason.DELETED, () -> changes.react(ben, id, 1, THUMB, true));
        assertRefused(Reason.DELETED, () -> history.versions(ben, id, 1));
    }

    @Test
    void nothingIsLeftOfWhatIsDeletedInTheTransactionThatHasEditedIt() throws InterruptedException {
        var id = sendMany(anna, ben, 1);

        inOneTransaction(
                () -> {},
                () -> changes.edit(anna, id, 1, new MessageBody("secret")),
                () -> changes.delete(anna, id, 1));

        assertThat(open(ben, "anna").rev()).isEqualTo(3);
        assertThat(open(ben, "anna").page().messages().getFirst().marks()).isEqualTo(MessageMarks.DELETED);
        assertThat(count("message_version")).isZero();
    }

    @Test
    void deletingTwiceIsDeletingOnce() {
        var id = sendMany(anna, ben, 1);
        var rev = changes.delete(anna, id, 1).rev();

        assertThat(changes.delete(anna, id, 1).rev()).isEqualTo(rev);
        assertThat(open(anna, "ben").rev()).isEqualTo(rev);
    }

    @Test
    void aDeletedMessageIsNotUnread() {
        var id = sendMany(anna, ben, 3);
        receipts.read(ben, id, 1);

        changes.delete(anna, id, 2);
        assertThat(unread(ben)).isEqualTo(1);
        assertThat(open(ben, "anna").firstUnread()).contains(3L);

        changes.delete(anna, id, 3);
        assertThat(unread(ben)).isZero();
        assertThat(conversations.unreadConversations(ben)).isZero();
        assertThat(open(ben, "anna").firstUnread()).isEmpty();

        send(anna, ben, "4");
        assertThat(unread(ben)).isEqualTo(1);
        assertThat(conversations.unreadConversations(ben)).isEqualTo(1);
    }

    @Test
    void nothingOfThisMakesUnreadOrMovesTheList() {
        var id = sendMany(anna, ben, 2);
        receipts.read(ben, id, 2);
        var activeAt = conversations.list(ben).getFirst().activeAt();
        clock.advance(Duration.ofMinutes(1));

        changes.edit(anna, id, 2, new MessageBody("two"));
        changes.react(anna, id, 2, THUMB, true);
        changes.delete(anna, id, 1);

        assertThat(unread(ben)).isZero();
        assertThat(conversations.unreadConversations(ben)).isZero();
        assertThat(conversations.list(ben).getFirst().activeAt()).isEqualTo(activeAt);
    }

    @Test
    void aReactionIsThereOncePerPersonAndEmojiAndCanBeTakenBack() {
        var id = sendMany(anna, ben, 1);

        changes.react(ben, id, 1, THUMB, true);
        changes.react(ben, id, 1, THUMB, true);
        changes.react(anna, id, 1, THUMB, true);
        assertThat(reactions(id)).containsExactly(new Reaction(ben, THUMB), new Reaction(anna, THUMB));

        changes.react(ben, id, 1, THUMB, false);
        changes.react(ben, id, 1, THUMB, false);
        assertThat(reactions(id)).containsExactly(new Reaction(anna, THUMB));
        assertThat(open(anna, "ben").rev()).isEqualTo(4);
    }

    @Test
    void aPersonHasTwelveReactionsToAMessageAtMost() {
        var id = sendMany(anna, ben, 1);
        for (var face = 0x1F600; face < 0x1F600 + Reactions.MOST; face++) {
            changes.react(ben, id, 1, new Emoji(Character.toString(face)), true);
        }

        assertRefused(Reason.TOO_MANY_REACTIONS, () -> changes.react(ben, id, 1, THUMB, true));
        changes.react(anna, id, 1, THUMB, true);

        assertThat(reactions(id)).hasSize(Reactions.MOST + 1);
    }

    @Test
    void theLongestReactionsFitIntoTheirColumn() {
        var id = sendMany(anna, ben, 1);
        var longest = "👩🏽‍❤️‍💋‍👩🏿";
        for (var person : new UserId[] {anna, ben}) {
            changes.react(person, id, 1, new Emoji(longest), true);
        }

        assertThat(reactions(id)).hasSize(2);
        assertThat(4 * Reactions.MOST * (Emoji.MAX_LENGTH + 27)).isLessThanOrEqualTo(4_000);
    }

    @Test
    void whoeverIsBlockedChangesNothingForTheOtherAndIsNotTold() {
        var id = sendMany(anna, ben, 1);
        contacts.block(ben, anna);

        changes.edit(anna, id, 1, new MessageBody("rude"));
        changes.react(anna, id, 1, THUMB, true);
        send(anna, ben, "unseen");

        assertThat(conversations.latest(ben, id).messages()).hasSize(1);
        assertThat(conversations.latest(ben, id).messages().getFirst().body().text())
                .isEqualTo("1");
        assertThat(reactions(id)).isEmpty();
        assertThat(texts(id)).containsExactly("rude", "unseen");
        assertRefused(Reason.NO_MESSAGE, () -> changes.react(ben, id, 2, THUMB, true));
        assertRefused(Reason.NO_MESSAGE, () -> history.versions(ben, id, 2));
    }

    private void assertRefused(Reason reason, ThrowingCallable act) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        MessageChangeRefusedException.class,
                        refused -> assertThat(refused.reason()).isEqualTo(reason));
    }

    private List<String> texts(ConversationId id) {
        return conversations.latest(anna, id).messages().stream()
                .map(message -> message.body().text())
                .toList();
    }

    private List<Reaction> reactions(ConversationId id) {
        return conversations.latest(ben, id).messages().getFirst().marks().reactions();
    }

    private long unread(UserId viewer) {
        return Optional.of(conversations.list(viewer).getFirst())
                .map(ConversationSummary::unread)
                .orElseThrow();
    }
}
