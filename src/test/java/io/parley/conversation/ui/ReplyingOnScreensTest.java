package io.parley.conversation.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.notification.Notification;
import io.parley.account.UserId;
import io.parley.contact.ContactService;
import io.parley.conversation.ClientMessageId;
import io.parley.conversation.ConversationId;
import io.parley.conversation.Draft;
import io.parley.conversation.HistoryImport;
import io.parley.conversation.MessageBody;
import io.parley.conversation.MessageChangeService;
import io.parley.conversation.MessageService;
import io.parley.conversation.NewMessage;
import io.parley.conversation.PastMessage;
import io.parley.support.People;
import io.parley.support.Screen;
import io.parley.support.Screens;
import io.parley.support.ViewTest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Two people answer single messages of each other. */
@ViewTest
class ReplyingOnScreensTest {

    @Autowired
    private MessageService messages;

    @Autowired
    private MessageChangeService changes;

    @Autowired
    private ContactService contacts;

    private UserId anna;
    private UserId ben;
    private ConversationId id;
    private Screen annasScreen;
    private Screen bensScreen;
    private Talk annas;
    private Talk bens;

    @BeforeEach
    void aConversation(People people, Screens screens) {
        anna = people.registered("anna");
        ben = people.registered("ben");
        id = messages.send(anna, ben, ClientMessageId.random(), new MessageBody("Tea or coffee?"))
                .conversationId();
        annasScreen = screens.open("chat/ben", anna);
        bensScreen = screens.open("chat/anna", ben);
        annas = new Talk(annasScreen);
        bens = new Talk(bensScreen);
    }

    @Test
    void anAnswerQuotesWhatItAnswersOnBothScreensAndAfterAReload() {
        bens.chooses(1, "Reply");
        assertThat(bensScreen.text()).containsSubsequence("Reply to Anna", "Tea or coffee?", "Do not reply");
        assertThat(bensScreen.parameters("$0.parleyReply")).contains(1.0);
        bens.replies(ClientMessageId.random(), "Tea", 1);

        assertThat(bensScreen.text()).doesNotContain("Reply to Anna");
        bensScreen.eventually(() -> assertThat(bens.quotes()).containsExactly("AnnaTea or coffee?"));
        annasScreen.eventually(() -> assertThat(annas.quotes()).containsExactly("YouTea or coffee?"));
        bens.eventuallyLastIs("sent", "Sent");

        annasScreen.reload();
        annasScreen.eventually(() -> assertThat(annas.quotes()).containsExactly("YouTea or coffee?"));
    }

    @Test
    void theKeyOfAMessageThatHasTheFocusAnswersItToo() {
        annasScreen.fire(annasScreen.the(MessageThread.class), "parley-reply", Map.of("event.detail.seq", 1));

        assertThat(annasScreen.text()).contains("Reply to yourself");
        annasScreen.press("Do not reply");
        assertThat(annasScreen.text()).doesNotContain("Reply to yourself");
    }

    @Test
    void theQuoteSaysWhatHasBecomeOfTheOriginal() {
        bens.replies(ClientMessageId.random(), "Tea", 1);
        annasScreen.eventually(() -> assertThat(annas.quotes()).hasSize(1));

        changes.edit(anna, id, 1, new MessageBody("Tea or water?"));
        for (var talk : List.of(annas, bens)) {
            screenOf(talk).eventually(() -> assertThat(talk.quotes()).allMatch(quote -> quote.endsWith("water?")));
        }
        changes.delete(anna, id, 1);
        for (var talk : List.of(annas, bens)) {
            screenOf(talk)
                    .eventually(() -> assertThat(talk.quotes()).allMatch(quote -> quote.endsWith("Message deleted")));
        }
    }

    @Test
    void theQuoteLeadsToItsOriginalAlsoWhereThatIsNotShown(
            People people, Screens screens, @Autowired HistoryImport history) {
        var mai = people.registered("mai");
        var sent = Instant.parse("2026-11-20T09:00:00Z");
        history.write(
                anna,
                mai,
                IntStream.rangeClosed(1, 80)
                        .mapToObj(number -> new PastMessage(
                                anna, new MessageBody("message " + number), sent, Optional.of(sent), Optional.of(sent)))
                        .toList());
        messages.send(
                mai,
                anna,
                ClientMessageId.random(),
                new NewMessage(new MessageBody("answer"), List.of(), Optional.of(1L)));
        var screen = screens.open("chat/mai", anna);
        var talk = new Talk(screen);
        assertThat(talk.quotes()).containsExactly("Youmessage 1");
        assertThat(talk.texts()).contains("answer").doesNotContain("message 1");

        talk.followsQuote();

        screen.eventually(() -> assertThat(found(screen)).containsExactly(1L));
        assertThat(talk.texts()).contains("message 1", "message 2").doesNotContain("answer");
    }

    @Test
    void anAnswerToWhatWasDeletedIsNotLostAndCanBeSentWithoutIt() {
        bens.chooses(1, "Reply");
        changes.delete(anna, id, 1);
        bens.eventuallyShows("Message deleted");
        assertThat(bensScreen.text()).containsSubsequence("Reply to Anna", "Message deleted", "Do not reply");

        bens.replies(ClientMessageId.random(), "Tea", 1);
        bens.eventuallyRowIs("Tea", "failed");
        assertThat(bensScreen.text()).contains("Your own text can be sent without it.");
        assertThat(bens.quotes()).isEmpty();
        bensScreen.press("Send again");

        annas.eventuallyShows("Message deleted", "Tea");
        assertThat(annas.quotes()).isEmpty();
    }

    @Test
    void whatWasToBeAnsweredIsKnownAgainAfterAReload() {
        bensScreen.reload();
        var lost = ClientMessageId.random();
        bens.browserHasKept(List.of(
                Map.of("clientId", lost.toString(), "text", "never sent", "replyTo", "1", "typing", false),
                Map.of(
                        "clientId",
                        ClientMessageId.random().toString(),
                        "text",
                        "Tea, pl",
                        "replyTo",
                        "1",
                        "typing",
                        true)));

        bensScreen.eventually(() -> assertThat(bensScreen.text()).contains("Reply to Anna"));
        assertThat(bens.quotes()).containsExactly("AnnaTea or coffee?");
        bensScreen.press("Send again");
        annasScreen.eventually(() -> assertThat(annas.quotes()).containsExactly("YouTea or coffee?"));
    }

    @Test
    void whatIsTypedAsAnAnswerIsOneOnAnotherTabToo(Screens screens) {
        bens.typesReply(ClientMessageId.random(), "Tea, pl", 1);
        bensScreen.eventually(() -> assertThat(messages.draft(ben, anna)).isPresent());
        var other = screens.open("chat/anna", ben);
        browserHasTaken(other, "Tea, pl");
        other.eventually(
                () -> assertThat(other.text()).containsSubsequence("Reply to Anna", "Tea or coffee?", "Do not reply"));

        other.press("Do not reply");
        assertThat(other.text()).doesNotContain("Reply to Anna");
        assertThat(other.parameters("$0.parleyReply")).contains(0);
    }

    @Test
    void whatIsAnsweredOnAnotherTabStandsAboveTheFieldAndGoes(Screens screens) {
        var other = screens.open("chat/anna", ben);
        var name = ClientMessageId.random();
        bens.typesReply(name, "Tea, pl", 1);
        other.eventually(() -> assertThat(other.parameters("$0.parleyAdopt")).contains("Tea, pl", "1"));
        assertThat(other.text()).doesNotContain("Reply to Anna");
        other.clientAnswers("$0.parleyAdopt", true);
        assertThat(other.text()).containsSubsequence("Reply to Anna", "Tea or coffee?");
        assertThat(other.calls()).noneMatch(call -> call.contains("$0.parleyReply"));

        bens.types(name, "Tea, please");
        other.eventually(() -> assertThat(other.parameters("$0.parleyAdopt")).contains("Tea, please", ""));
        other.clientAnswers("$0.parleyAdopt", true);
        assertThat(other.text()).doesNotContain("Reply to Anna");
    }

    @Test
    void whereSomethingElseIsTypedNothingIsAnsweredBecauseOfAnotherTab(Screens screens) {
        var other = screens.open("chat/anna", ben);
        bens.typesReply(ClientMessageId.random(), "Tea, pl", 1);
        other.eventually(() -> assertThat(other.parameters("$0.parleyAdopt")).contains("Tea, pl", "1"));

        other.clientAnswers("$0.parleyAdopt", false);

        assertThat(other.text()).doesNotContain("Reply to Anna");
    }

    @Test
    void theDraftThatFollowsOneThatWasSentIsAnAnswerToo(Screens screens) {
        var sent = messages.send(ben, anna, ClientMessageId.random(), new MessageBody("Milk"));
        messages.keepDraft(ben, anna, new Draft(ClientMessageId.random(), "Tea, pl", Optional.of(1L)));
        var other = screens.open("chat/anna", ben);
        new Talk(other)
                .browserHasKept(
                        List.of(Map.of("clientId", sent.clientId().toString(), "text", "Milk", "typing", true)));

        other.eventually(() -> assertThat(other.parameters("$0.parleyAdopt")).contains("Tea, pl", "1"));
        other.clientAnswers("$0.parleyAdopt", true);

        assertThat(other.text()).contains("Reply to Anna");
    }

    @Test
    void whatTheBrowserKeepsToBeAnsweredIsNotWhenItHasGone() {
        changes.delete(anna, id, 1);
        bensScreen.reload();
        bens.browserHasKept(List.of(Map.of(
                "clientId", ClientMessageId.random().toString(), "text", "Tea", "replyTo", "1", "typing", true)));

        bensScreen.eventually(
                () -> assertThat(bensScreen.parameters("$0.parleyReply")).contains(0));
        assertThat(bensScreen.text()).doesNotContain("Reply to Anna");
    }

    /** The browser answers what it was given to begin with: it keeps it now, as typed. */
    private void browserHasTaken(Screen screen, String text) {
        var draft = messages.draft(ben, anna).orElseThrow();
        assertThat(draft.text()).isEqualTo(text);
        var answered = draft.replyTo().orElseThrow().toString();
        assertThat(screen.parameters("parley.unsent")).contains(text, answered);
        new Talk(screen)
                .browserHasKept(List.of(Map.of(
                        "clientId", draft.clientId().toString(), "text", text, "replyTo", answered, "typing", true)));
    }

    @Test
    void whatAnsweredSomethingDeletedIsAMessageByItselfAfterAReload() {
        changes.delete(anna, id, 1);
        bensScreen.reload();
        bens.browserHasKept(List.of(Map.of(
                "clientId", ClientMessageId.random().toString(), "text", "Tea", "replyTo", "1", "typing", false)));
        bens.eventuallyRowIs("Tea", "failed");
        assertThat(bens.quotes()).isEmpty();

        bensScreen.press("Send again");

        annas.eventuallyShows("Message deleted", "Tea");
    }

    @Test
    void whoeverHasBlockedThePeerIsToldWhyHeCannotAnswer() {
        contacts.block(ben, anna);
        bensScreen.eventually(() -> assertThat(bensScreen.text()).contains("You have blocked Anna."));

        bens.chooses(1, "Reply");

        assertThat(bensScreen.all(Notification.class)).hasSize(1);
        assertThat(bensScreen.text()).doesNotContain("Reply to Anna");
    }

    private Screen screenOf(Talk talk) {
        return talk == annas ? annasScreen : bensScreen;
    }

    private static List<Long> found(Screen screen) {
        return screen.all(MessageRow.class).stream()
                .filter(row -> screen.get(() -> row.getElement().getClassList().contains("found")))
                .map(MessageRow::seq)
                .toList();
    }
}
