package io.parley.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.parley.account.UserId;
import io.parley.contact.ContactService;
import io.parley.conversation.MessageChangeRefusedException.Reason;
import io.parley.realtime.Broadcaster;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A message that one of the two deletes for himself: gone for him everywhere, and for the other as if nothing had happened. */
class DeletingForOneselfTest extends ConversationTest {

    @Autowired
    private ContactService contacts;

    @Autowired
    private Broadcaster broadcaster;

    @Autowired
    private ArrangementService arrangements;

    @Autowired
    private ConversationJournal journal;

    @Test
    void onesOwnAndTheOthersMessagesAreGoneForOneAlone() {
        var id = sendMany(anna, ben, 2);
        send(ben, anna, "3");
        var rev = open(anna, "ben").rev();

        changes.hide(ben, id, 1);
        changes.hide(ben, id, 3);

        assertThat(seqs(open(ben, "anna").page().messages())).containsExactly(2L);
        assertThat(seqs(open(anna, "ben").page().messages())).containsExactly(1L, 2L, 3L);
        assertThat(open(anna, "ben").rev()).isEqualTo(rev);
        var ids = jdbc.queryForList("select id from message", Long.class);
        assertThat(seqs(conversations.messages(ben, ids))).containsExactly(2L);
        assertThat(conversations.messages(anna, ids)).hasSize(3);
        assertThat(seqs(conversations.messagesAt(ben, id, List.of(1L, 2L, 3L)))).containsExactly(2L);
        assertThat(conversations.newsAfter(ben, id, 0).messages()).hasSize(1);
    }

    @Test
    void whatIsLeftKeepsItsTicks() {
        var id = sendMany(anna, ben, 3);
        for (var seq = 1; seq <= 3; seq++) {
            receipts.read(ben, id, seq);
        }

        changes.hide(anna, id, 1);
        changes.hide(anna, id, 2);

        assertThat(status(anna, "ben", 3)).isInstanceOf(MessageStatus.Read.class);
    }

    @Test
    void theListKnowsHowFarTheLastMessageLeftHasCome() {
        var id = sendMany(anna, ben, 2);
        receipts.read(ben, id, 2);

        changes.hide(anna, id, 2);

        assertThat(conversations.list(anna).getFirst().lastStatus())
                .hasValueSatisfying(status -> assertThat(status).isInstanceOf(MessageStatus.Read.class));
    }

    @Test
    void aConversationOfWhichNothingIsLeftIsNotUnread() {
        var id = sendMany(anna, ben, 1);
        receipts.read(ben, id, 1);
        arrangements.arrange(ben, id, it -> it.withMarkedUnread(true));

        changes.hide(ben, id, 1);

        assertThat(conversations.unreadConversations(ben)).isZero();
    }

    @Test
    void hisOtherScreensFindOutAndNobodyElseDoes() {
        var id = sendMany(anna, ben, 2);
        var rev = open(ben, "anna").rev();
        var annas = hints(anna);
        var bens = hints(ben);

        changes.hide(ben, id, 1);

        await().untilAsserted(() -> assertThat(bens).containsExactly(new InboxEvent.MessageHidden(id, anna, 1)));
        assertThat(conversations.changesAfter(ben, id, rev).hidden()).containsExactly(1L);
        assertThat(conversations.newsAfter(ben, id, rev).hidden()).containsExactly(1L);
        assertThat(conversations.changesAfter(anna, id, rev).hidden()).isEmpty();
        assertThat(conversations.newsAfter(anna, id, rev).hidden()).isEmpty();
        changes.edit(anna, id, 2, new MessageBody("two"));
        await().untilAsserted(() -> assertThat(annas).hasSize(1));
        assertThat(annas.getFirst()).isInstanceOf(InboxEvent.ConversationChanged.class);
    }

    @Test
    void whoHeldTheRevisionAtWhichItHappenedFindsOutAlsoWhenMoreHasHappenedSince() {
        var id = sendMany(anna, ben, 2);
        var rev = open(ben, "anna").rev();
        changes.hide(ben, id, 1);
        send(anna, ben, "3");

        var missed = conversations.changesAfter(ben, id, rev);
        assertThat(missed.hidden()).containsExactly(1L);
        assertThat(seqs(missed.messages())).containsExactly(3L);

        send(anna, ben, "4");
        assertThat(sql.during(() -> assertThat(conversations
                                .changesAfter(ben, id, missed.rev())
                                .hidden())
                        .isEmpty()))
                .isEmpty();
    }

    @Test
    void whatIsRememberedOfItDoesNotBringItBack() {
        var id = sendMany(anna, ben, 1);
        var rev = open(ben, "anna").rev();
        send(anna, ben, "2");
        changes.hide(ben, id, 2);

        var missed = conversations.changesAfter(ben, id, rev);

        assertThat(missed.messages()).isEmpty();
        assertThat(missed.rev()).isEqualTo(rev + 1);
        assertThat(seqs(conversations.changesAfter(anna, id, rev).messages())).containsExactly(2L);
    }

    @Test
    void whateverBecomesOfItForTheOtherItStaysAway() {
        var id = sendMany(anna, ben, 2);
        changes.hide(ben, id, 1);
        var rev = open(ben, "anna").rev();

        changes.edit(anna, id, 1, new MessageBody("one"));
        changes.react(anna, id, 1, new Emoji("👍"), true);
        changes.delete(anna, id, 1);

        assertThat(conversations.changesAfter(ben, id, rev).messages()).isEmpty();
        assertThat(conversations.newsAfter(ben, id, rev).messages()).isEmpty();
        assertThat(conversations.changesAfter(anna, id, rev).messages())
                .extracting(message -> message.marks().deleted())
                .containsExactly(true);
        assertRefused(() -> changes.react(ben, id, 1, new Emoji("👍"), true));
        assertRefused(() -> history.versions(ben, id, 1));
    }

    @Test
    void whatIsHiddenIsNotUnreadAndTheListShowsWhatIsLeft() {
        var id = sendMany(anna, ben, 3);
        receipts.read(ben, id, 1);

        changes.hide(ben, id, 3);
        assertThat(row(ben).lastMessage().seq()).isEqualTo(2);
        assertThat(row(ben).unread()).isEqualTo(1);
        assertThat(row(anna).lastMessage().seq()).isEqualTo(3);

        changes.hide(ben, id, 2);
        assertThat(row(ben).lastMessage().seq()).isEqualTo(1);
        assertThat(row(ben).unread()).isZero();
        assertThat(conversations.unreadConversations(ben)).isZero();
        assertThat(open(ben, "anna").firstUnread()).isEmpty();

        changes.hide(ben, id, 1);
        assertThat(conversations.list(ben)).isEmpty();

        send(anna, ben, "4");
        assertThat(row(ben).unread()).isEqualTo(1);
        receipts.read(ben, id, 4);
        assertThat(open(anna, "ben").page().receipts().readUpTo()).isEqualTo(4);
    }

    @Test
    void pagesPassOverWhatIsHidden() {
        var id = sendMany(anna, ben, 170);
        for (var seq = 20L; seq <= 130; seq++) {
            changes.hide(ben, id, seq);
        }

        var latest = conversations.latest(ben, id);
        assertThat(seqs(latest.messages())).startsWith(131L).endsWith(170L);
        var older = conversations.before(ben, id, 131);
        assertThat(seqs(older.messages())).startsWith(1L).endsWith(19L);
        assertThat(older.hasOlder()).isFalse();
        assertThat(older.hasNewer()).isTrue();
        assertThat(seqs(conversations.after(ben, id, 19).messages())).startsWith(131L);
        for (var seq = 1L; seq < 20; seq++) {
            changes.hide(ben, id, seq);
        }
        assertThat(conversations.before(ben, id, 131).messages()).isEmpty();
        assertThat(conversations.before(ben, id, 131).hasOlder()).isFalse();
        assertThat(conversations.before(anna, id, 131).messages()).hasSize(50);
    }

    @Test
    void hidingTwiceIsHidingOnceAndWhatIsNotThereIsRefused() {
        var id = sendMany(anna, ben, 1);
        changes.hide(ben, id, 1);

        changes.hide(ben, id, 1);

        assertThat(count("own_change")).isEqualTo(1);
        assertRefused(() -> changes.hide(ben, id, 2));
        assertThatExceptionOfType(NoSuchConversationException.class).isThrownBy(() -> changes.hide(mallory, id, 1));
    }

    @Test
    void betweenPeopleWhoAreSilentEverybodyDeletesForHimself() {
        var id = sendMany(anna, ben, 1);
        contacts.block(ben, anna);
        send(anna, ben, "unseen");

        assertRefused(() -> changes.hide(ben, id, 2));
        changes.hide(ben, id, 1);
        changes.hide(anna, id, 2);

        assertThat(open(ben, "anna").page().messages()).isEmpty();
        assertThat(seqs(open(anna, "ben").page().messages())).containsExactly(1L);
    }

    @Test
    void whatIsHiddenIsNotQuoted() {
        var id = sendMany(anna, ben, 1);
        changes.hide(ben, id, 1);

        messages.send(
                anna,
                ben,
                ClientMessageId.random(),
                new NewMessage(new MessageBody("as I said"), List.of(), Optional.of(1L)));

        assertThat(open(ben, "anna").page().originals()).isEmpty();
    }

    @Test
    void aNoteToOneselfIsGone() {
        var id = send(anna, anna, "note").conversationId();
        send(anna, anna, "another");

        changes.hide(anna, id, 1);

        assertThat(seqs(open(anna, "anna").page().messages())).containsExactly(2L);
    }

    @Test
    void ofWhatNobodySeesAnyMoreNothingIsKept() {
        var id = send(anna, ben, "secret").conversationId();
        changes.edit(anna, id, 1, new MessageBody("more secret"));
        changes.react(ben, id, 1, new Emoji("👍"), true);
        send(anna, anna, "a note");
        contacts.block(ben, anna);
        send(anna, ben, "unseen");

        changes.hide(anna, id, 1);
        assertThat(texts()).containsExactly("more secret", "a note", "unseen");

        var rev = open(ben, "anna").rev();
        changes.hide(ben, id, 1);
        changes.hide(anna, id, 2);
        changes.hide(anna, open(anna, "anna").id().orElseThrow(), 1);

        assertThat(texts()).containsExactly("", "", "");
        assertThat(count("message_version")).isZero();
        assertThat(count("message where reactions <> ''")).isZero();
        assertThat(journal.changed(id, rev, open(ben, "anna").rev()).messages())
                .extracting(Message::seq, message -> message.marks().deleted())
                .containsExactlyInAnyOrder(tuple(1L, true), tuple(2L, true));
        assertThat(conversations.changesAfter(ben, id, rev).hidden()).containsExactly(1L);
    }

    private List<String> texts() {
        return jdbc.queryForList("select body from message order by id", String.class);
    }

    private List<InboxEvent> hints(UserId user) {
        var heard = Collections.synchronizedList(new ArrayList<InboxEvent>());
        broadcaster.subscribe(ConversationService.inbox(user), heard::addAll);
        return heard;
    }

    private ConversationSummary row(UserId viewer) {
        return conversations.list(viewer).getFirst();
    }

    private static void assertRefused(Runnable act) {
        assertThatExceptionOfType(MessageChangeRefusedException.class)
                .isThrownBy(act::run)
                .extracting(MessageChangeRefusedException::reason)
                .isEqualTo(Reason.NO_MESSAGE);
    }

    private static List<Long> seqs(List<Message> messages) {
        return messages.stream().map(Message::seq).toList();
    }
}
