package io.parley.conversation;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.parley.account.UserId;
import io.parley.conversation.MessageRefusedException.Reason;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

class SendingTest extends ConversationTest {

    @Autowired
    private TransactionTemplate transaction;

    @Test
    void aMessageIsStoredAsItWasWritten() {
        var clientId = ClientMessageId.random();

        var sent = messages.send(anna, ben, clientId, new MessageBody("Grüße, 你好 🙂\n\tzwei Zeilen"));

        assertThat(sent.seq()).isEqualTo(1);
        assertThat(sent.rev()).isEqualTo(1);
        assertThat(sent.senderId()).isEqualTo(anna);
        assertThat(sent.clientId()).isEqualTo(clientId);
        assertThat(sent.sentAt()).isEqualTo(START);
        assertThat(open(ben, "anna").page().messages()).containsExactly(sent);
        assertThat(sent.body().text()).isEqualTo("Grüße, 你好 🙂\n\tzwei Zeilen");
    }

    @Test
    void theLongestMessageFitsIntoTheDatabase() {
        var longest = "🙂".repeat(MessageBody.MAX_CODE_POINTS);

        send(anna, ben, longest);

        assertThat(open(ben, "anna").page().messages())
                .extracting(m -> m.body().text())
                .containsExactly(longest);
    }

    @Test
    void bothWriteIntoOneConversation() {
        var first = send(anna, ben, "Hello");
        var second = send(ben, anna, "Hello you");

        assertThat(second.conversationId()).isEqualTo(first.conversationId());
        assertThat(second.seq()).isEqualTo(2);
        assertThat(second.rev()).isEqualTo(2);
        assertThat(count("conversation")).isEqualTo(1);
    }

    @Test
    void aMessageMovesTheConversationToTheTopForBoth() {
        send(anna, ben, "Hello");
        send(anna, mallory, "Hello");
        var later = clock.advance(Duration.ofMinutes(1));
        send(ben, anna, "Good morning");

        assertThat(conversations.list(anna)).extracting(row -> row.peer().id()).containsExactly(ben, mallory);
        assertThat(conversations.list(anna).getFirst().activeAt()).isEqualTo(later);
        assertThat(conversations.list(ben).getFirst().activeAt()).isEqualTo(later);
    }

    @Test
    void sendingTheSameClientIdAgainReturnsTheFirstMessageEvenWithAnotherBody() {
        var clientId = ClientMessageId.random();
        var first = messages.send(anna, ben, clientId, new MessageBody("first"));
        send(ben, anna, "in between");

        assertThat(messages.send(anna, ben, clientId, new MessageBody("second")))
                .isEqualTo(first);
        assertThat(count("message")).isEqualTo(2);
        assertThat(open(ben, "anna").rev()).isEqualTo(2);
    }

    @Test
    void aClientIdBelongsToItsSenderAndConversation() {
        var clientId = ClientMessageId.random();
        messages.send(anna, ben, clientId, new MessageBody("to Ben"));
        messages.send(ben, anna, clientId, new MessageBody("to Anna"));
        messages.send(anna, mallory, clientId, new MessageBody("to Mallory"));

        assertThat(count("message")).isEqualTo(3);
        assertThat(messages.find(ben, anna, clientId)).map(m -> m.body().text()).contains("to Anna");
    }

    @Test
    void aStoredMessageIsFoundByItsClientIdAndByItsAuthorAlone() {
        var clientId = ClientMessageId.random();
        var sent = messages.send(anna, ben, clientId, new MessageBody("Hello"));

        assertThat(messages.find(anna, ben, clientId)).contains(sent);
        assertThat(messages.find(ben, anna, clientId)).isEmpty();
        assertThat(messages.find(mallory, ben, clientId)).isEmpty();
        assertThat(messages.find(anna, ben, ClientMessageId.random())).isEmpty();
    }

    @Test
    void nobodyWritesToNobody() {
        assertThatExceptionOfType(MessageRefusedException.class)
                .isThrownBy(() -> send(anna, new UserId(Long.MAX_VALUE), "Hello?"))
                .matches(refused -> refused.reason() == Reason.NO_RECIPIENT)
                .matches(refused -> refused.retryAfter().isZero());
        assertThat(count("conversation")).isZero();
        assertThat(count("message")).isZero();
    }

    @Test
    void sendingHasCommittedOnReturnAlsoInsideATransactionThatIsRolledBack() {
        transaction.executeWithoutResult(status -> {
            send(anna, ben, "Hello");
            status.setRollbackOnly();
        });

        assertThat(open(ben, "anna").page().messages()).hasSize(1);
    }

    @Test
    void seqHasNoHolesWhenManyWriteAtOnce() throws Exception {
        var sent = atOnce(8, writer -> () -> {
            var author = writer % 2 == 0 ? anna : ben;
            return IntStream.range(0, 25)
                    .mapToObj(number -> send(author, author.equals(anna) ? ben : anna, writer + "." + number)
                            .seq())
                    .toList();
        });

        var expected = LongStream.rangeClosed(1, 200).boxed().toList();
        assertThat(sent.stream().flatMap(List::stream).sorted()).containsExactlyElementsOf(expected);
        assertThat(jdbc.queryForList("select seq from message order by seq", Long.class))
                .isEqualTo(expected);
        assertThat(jdbc.queryForList("select rev from message order by rev", Long.class))
                .isEqualTo(expected);
        assertThat(sent).allSatisfy(seqs -> assertThat(seqs).isSorted());
    }

    @Test
    void tenIdenticalSendsAtOnceMakeOneMessage() throws Exception {
        send(anna, ben, "before");
        var clientId = ClientMessageId.random();

        var answers = atOnce(10, number -> () -> messages.send(anna, ben, clientId, new MessageBody("body " + number)));

        assertThat(Set.copyOf(answers)).hasSize(1);
        assertThat(count("message")).isEqualTo(2);
        assertThat(open(anna, "ben").lastSeq()).isEqualTo(2);
    }

    @Test
    void whoeverRacesForANewConversationThereIsOne() throws Exception {
        var answers = atOnce(
                10, number -> () -> number % 2 == 0 ? send(anna, ben, "from Anna") : send(ben, anna, "from Ben"));

        assertThat(count("conversation")).isEqualTo(1);
        assertThat(count("participant")).isEqualTo(2);
        assertThat(answers.stream().map(Message::conversationId).collect(toSet()))
                .hasSize(1);
        assertThat(answers.stream().map(Message::seq).sorted())
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 10).boxed().toList());
    }

    @Test
    void aConversationThatIsBegunMeanwhileIsLockedBeforeItIsChanged() {
        Runnable nothing = () -> {};
        try (var node = anotherNode()) {
            sql.between(
                    "select",
                    List.of(
                            nothing,
                            nothing,
                            nothing,
                            // here Anna knows that there is no conversation, and begins one
                            () -> node.getBean(MessageService.class)
                                    .send(
                                            ben,
                                            anna,
                                            ClientMessageId.random(),
                                            new MessageBody("from Ben, who was faster")),
                            () -> node.getBean(ReceiptService.class)
                                    .read(anna, conversations.between(anna, ben).orElseThrow(), 1)),
                    () -> send(anna, ben, "from Anna"));
        }

        assertThat(jdbc.queryForList("select rev from message order by seq", Long.class))
                .containsExactly(1L, 3L);
        assertThat(jdbc.queryForList("select distinct rev from receipt_journal", Long.class))
                .containsExactly(2L);
    }

    @Test
    void tenIdenticalSendsAtOnceMakeOneConversationAndOneMessage() throws Exception {
        var clientId = ClientMessageId.random();

        var answers = atOnce(10, number -> () -> messages.send(anna, ben, clientId, new MessageBody("Hello")));

        assertThat(Set.copyOf(answers)).hasSize(1);
        assertThat(count("conversation")).isEqualTo(1);
        assertThat(count("message")).isEqualTo(1);
    }

    @Test
    void theSameMessageAtTwoNodesAtOnceIsOne() throws Exception {
        send(anna, ben, "before");
        var clientId = ClientMessageId.random();
        try (var node = anotherNode()) {
            var nodes = List.of(messages, node.getBean(MessageService.class));

            var answers = atOnce(
                    10, number -> () -> nodes.get(number % 2).send(anna, ben, clientId, new MessageBody("Hello")));

            assertThat(Set.copyOf(answers)).hasSize(1);
            assertThat(count("message")).isEqualTo(2);
        }
    }

    @Test
    void aMessageIsOnTheDiskWhenItIsSent() {
        var clientId = ClientMessageId.random();

        var statements = sql.during(() -> messages.send(anna, ben, clientId, new MessageBody("Hello")));
        var again = sql.during(() -> messages.send(anna, ben, clientId, new MessageBody("Hello")));

        assertThat(isOnTheDisk(statements)).isTrue();
        assertThat(isOnTheDisk(again)).isTrue();
    }

    boolean isOnTheDisk(List<SqlRecorder.Statement> statements) {
        return statements.getLast().sql().equals("checkpoint sync");
    }

    @Test
    void aClockThatJumpsBackDoesNotChangeTheOrder() {
        send(anna, ben, "first");
        clock.advance(Duration.ofHours(-1));
        send(ben, anna, "second");

        assertThat(open(anna, "ben").page().messages())
                .extracting(message -> message.body().text())
                .containsExactly("first", "second");
    }
}
