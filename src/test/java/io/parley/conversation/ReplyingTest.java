package io.parley.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.parley.account.UserId;
import io.parley.contact.ContactService;
import io.parley.conversation.MessageRefusedException.Reason;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A message that answers another one, and what is known of the other where it is shown. */
class ReplyingTest extends ConversationTest {

    @Autowired
    private ContactService contacts;

    @Test
    void anAnswerNamesWhatItAnswersForBothHoweverTheyComeToKnowIt() {
        var id = sendMany(anna, ben, 1);
        var rev = open(ben, "anna").rev();

        var sent = reply(ben, anna, "yes", 1);

        assertThat(sent.marks().replyTo()).contains(1L);
        for (var viewer : List.of(anna, ben)) {
            assertThat(conversations.latest(viewer, id).messages()).last().isEqualTo(sent);
            assertThat(conversations.changesAfter(viewer, id, rev).messages()).containsExactly(sent);
            assertThat(conversations.newsAfter(viewer, id, rev).messages()).containsExactly(sent);
            assertThat(conversations.list(viewer).getFirst().lastMessage()).isEqualTo(sent);
        }
        assertThat(conversations.latest(ben, id).originals()).isEmpty();
    }

    @Test
    void whatIsAnsweredComesWithTheAnswerWhereItIsNotShownItself() {
        var id = sendMany(anna, ben, 120);
        receipts.read(ben, id, 120);
        var rev = open(ben, "anna").rev();
        reply(ben, anna, "to the first", 1);
        reply(anna, ben, "to the second", 2);

        assertThat(texts(open(anna, "ben").page().originals())).containsExactly("1", "2");
        assertThat(texts(conversations.changesAfter(anna, id, rev).originals())).containsExactly("1", "2");
        assertThat(sql.during(() -> open(anna, "ben"))).hasSizeLessThanOrEqualTo(5);
        assertThat(sql.during(() -> conversations.changesAfter(anna, id, rev))).hasSize(1);
    }

    @Test
    void whatIsAnsweredIsKnownAsItIsNow() {
        var id = sendMany(anna, ben, 60);
        reply(ben, anna, "to the first", 1);
        reply(ben, anna, "to the second", 2);

        changes.edit(anna, id, 1, new MessageBody("one"));
        changes.delete(anna, id, 2);

        var originals = open(anna, "ben").page().originals();
        assertThat(texts(originals)).containsExactly("one", "");
        assertThat(originals.getLast().marks().deleted()).isTrue();
    }

    @Test
    void whatIsNotThereCannotBeAnsweredAndNothingIsStored() {
        var id = sendMany(anna, ben, 2);
        send(anna, mallory, "elsewhere");
        send(anna, mallory, "and more");
        send(anna, mallory, "a third");
        changes.delete(anna, id, 2);

        for (var seq : List.of(0L, 2L, 3L, Long.MAX_VALUE)) {
            assertRefused(() -> reply(ben, anna, "what?", seq));
        }
        assertRefused(() -> reply(ben, mallory, "nobody has written yet", 1));

        assertThat(open(ben, "anna").lastSeq()).isEqualTo(2);
        assertThat(open(ben, "mallory").id()).isEmpty();
    }

    @Test
    void theSameNameIsTheFirstMessageWhateverItAnswers() {
        var id = sendMany(anna, ben, 2);
        var name = ClientMessageId.random();
        var first = reply(ben, anna, name, "yes", 1);

        assertThat(reply(ben, anna, name, "yes", 2)).isEqualTo(first);
        assertThat(messages.send(ben, anna, name, new MessageBody("yes"))).isEqualTo(first);
        changes.delete(anna, id, 1);
        assertThat(reply(ben, anna, name, "yes", 1)).isEqualTo(first);
        assertThat(open(ben, "anna").lastSeq()).isEqualTo(3);
    }

    @Test
    void ofAnAnswerThatIsDeletedItIsNotLeftWhatItAnswered() {
        var id = sendMany(anna, ben, 1);
        reply(ben, anna, "yes", 1);

        changes.delete(ben, id, 2);

        assertThat(conversations.latest(anna, id).messages().getLast().marks()).isEqualTo(MessageMarks.DELETED);
        assertThat(jdbc.queryForList("select reply_to_seq from message where seq = 2", Long.class))
                .containsOnlyNulls();
    }

    @Test
    void whatOneOfTheTwoMayNotSeeIsNotShownToHimAsWhatIsAnswered() {
        sendMany(anna, ben, 1);
        contacts.block(ben, anna);
        send(anna, ben, "unseen");
        var rev = open(ben, "anna").rev();
        contacts.unblock(ben, anna);
        var id = reply(anna, ben, "as I said", 2).conversationId();

        assertThat(open(ben, "anna").page().originals()).isEmpty();
        assertThat(conversations.changesAfter(ben, id, rev).originals()).isEmpty();
        assertThat(conversations.messagesAt(ben, id, List.of(1L, 2L, 3L)))
                .extracting(Message::seq)
                .containsExactly(1L, 3L);
        assertRefused(() -> reply(ben, anna, "what?", 2));
    }

    @Test
    void whoeverHasNoPartInItReadsNothingOfIt() {
        var id = sendMany(anna, ben, 1);

        assertThatExceptionOfType(NoSuchConversationException.class)
                .isThrownBy(() -> conversations.messagesAt(mallory, id, List.of(1L)));
    }

    private Message reply(UserId author, UserId recipient, String text, long seq) {
        return reply(author, recipient, ClientMessageId.random(), text, seq);
    }

    private Message reply(UserId author, UserId recipient, ClientMessageId name, String text, long seq) {
        return messages.send(
                author, recipient, name, new NewMessage(new MessageBody(text), List.of(), Optional.of(seq)));
    }

    private static void assertRefused(Runnable reply) {
        assertThatExceptionOfType(MessageRefusedException.class)
                .isThrownBy(reply::run)
                .extracting(MessageRefusedException::reason)
                .isEqualTo(Reason.NO_ORIGINAL);
    }

    private static List<String> texts(List<Message> messages) {
        return messages.stream().map(message -> message.body().text()).toList();
    }
}
