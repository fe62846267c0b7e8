package io.parley.conversation.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.dom.Element;
import io.parley.account.UserId;
import io.parley.conversation.ClientMessageId;
import io.parley.conversation.ConversationId;
import io.parley.conversation.Emoji;
import io.parley.conversation.MessageBody;
import io.parley.conversation.MessageChangeService;
import io.parley.conversation.MessageService;
import io.parley.support.People;
import io.parley.support.Screen;
import io.parley.support.Screens;
import io.parley.support.ViewTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Two people see at once what becomes of their messages. */
@ViewTest
class ChangingMessagesOnScreensTest {

    @Autowired
    private MessageService messages;

    @Autowired
    private MessageChangeService changes;

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
        id = messages.send(anna, ben, ClientMessageId.random(), new MessageBody("mine"))
                .conversationId();
        annasScreen = screens.open("chat/ben", anna);
        bensScreen = screens.open("chat/anna", ben);
        annas = new Talk(annasScreen);
        bens = new Talk(bensScreen);
    }

    @Test
    void anEditedMessageReadsAnewOnBothScreensAndAfterAReload() {
        annas.chooses(1, "Edit");
        assertThat(annasScreen.text()).contains("Editing your message");
        annas.saves(1, "better");

        annas.eventuallyShows("better");
        bens.eventuallyShows("better");
        assertThat(bensScreen.text()).contains("edited · ");
        annasScreen.eventually(() -> assertThat(annasScreen.text()).doesNotContain("Editing your message"));

        bensScreen.reload();
        bens.eventuallyShows("better");
        bens.chooses(1, "Message info");
        bensScreen.eventually(() -> assertThat(bensScreen.text()).containsSubsequence("How it read", "mine", "better"));
    }

    @Test
    void anEditIsStoredAlsoWhenItsMessageIsNotOnTheScreenAnyMore() {
        for (var i = 2; i <= 60; i++) {
            messages.send(anna, ben, ClientMessageId.random(), new MessageBody("message " + i));
        }
        annasScreen.reload();
        assertThat(annas.texts()).doesNotContain("mine");
        annas.saves(1, "better");

        bensScreen.eventually(() -> assertThat(bens.texts()).contains("better"));
    }

    @Test
    void anEditThatIsRefusedGivesItsTextBackAlsoWhenItsMessageIsNotOnTheScreen() {
        annas.saves(7, "better");

        annasScreen.eventually(() -> assertThat(annasScreen.calls()).anyMatch(call -> call.contains("parleyEdit")));
        assertThat(annasScreen.text()).contains("Editing your message");
    }

    @Test
    void anEditThatWasNeitherStoredNorGivenUpGoesOnAfterAReload() {
        annasScreen.reload();

        annasScreen.clientAnswers("parley.edit", Map.of("seq", 1, "text", "better"));

        annasScreen.eventually(() -> assertThat(annasScreen.text()).contains("Editing your message"));
        assertThat(annasScreen.parameters("parleyEdit(")).contains("better");
    }

    @Test
    void anEditWhoseAnswerWasLostIsNotMadeOnceMore() {
        changes.edit(anna, id, 1, new MessageBody("better"));
        annasScreen.reload();

        annasScreen.clientAnswers("parley.edit", Map.of("seq", 1, "text", "better"));

        annasScreen.eventually(
                () -> assertThat(annasScreen.parameters("parleyEdited(")).contains("better"));
        assertThat(annasScreen.text()).doesNotContain("Editing your message");
    }

    @Test
    void theArrowUpEditsTheLastOwnMessage() {
        messages.send(ben, anna, ClientMessageId.random(), new MessageBody("yours"));
        annas.eventuallyShows("mine", "yours");

        annasScreen.fire(annasScreen.the(Composer.class), "parley-edit-last", Map.of());

        assertThat(annasScreen.calls()).anyMatch(call -> call.contains("parleyEdit"));
        assertThat(annasScreen.text()).contains("Editing your message");
        assertThat(annasScreen.shows(Button.class, "Save")).isTrue();
        annasScreen.press("Stop editing");
        assertThat(annasScreen.text()).doesNotContain("Editing your message");
        assertThat(annasScreen.shows(Button.class, "Send")).isTrue();
    }

    @Test
    void aTextThatCannotBeAMessageStaysInTheFieldWithTheReason() {
        annas.chooses(1, "Edit");
        annas.saves(1, "x".repeat(MessageBody.MAX_CODE_POINTS + 1));

        assertThat(annasScreen.parameters("parleyEdit").toString()).contains("4,000");
        assertThat(annasScreen.text()).contains("Editing your message");
        annas.eventuallyShows("mine");
    }

    @Test
    void aDeletedMessageIsGoneOnBothScreensAndInTheList() {
        annas.chooses(1, "Delete");
        annasScreen.run(() -> confirm(annasScreen.the(ConfirmDialog.class)));

        annas.eventuallyShows("Message deleted");
        bens.eventuallyShows("Message deleted");
        bensScreen.eventually(() -> assertThat(bensScreen.text()).doesNotContain("mine"));
        annasScreen.eventually(() -> assertThat(annasScreen.all(Span.class))
                .as("no tick, in the list neither")
                .noneMatch(span -> span.hasClassName("parley-tick")));
        assertThat(bens.opensMenuOf(1)).containsExactly("Message info");
    }

    private static void confirm(ConfirmDialog question) {
        ComponentUtil.fireEvent(question, new ConfirmDialog.ConfirmEvent(question, true));
    }

    @Test
    void aReactionStandsBelowTheMessageOnBothScreensAndIsTakenBackByAPress() {
        bens.chooses(1, "React");
        bensScreen.press("👍");
        annasScreen.eventually(() -> assertThat(chips(annasScreen)).containsExactly("👍 from Ben"));
        bensScreen.eventually(() -> assertThat(chips(bensScreen)).containsExactly("👍 from You"));

        annasScreen.fire(chip(annasScreen), "click", Map.of());
        bensScreen.eventually(() -> assertThat(chips(bensScreen)).containsExactly("👍 from You, Anna"));
        bensScreen.fire(chip(bensScreen), "click", Map.of());
        annasScreen.eventually(() -> assertThat(chips(annasScreen)).containsExactly("👍 from You"));
    }

    @Test
    void aReactionThatIsPressedKeepsTheFocusAndLeavesItToTheNextOneWhenItGoes() {
        changes.react(anna, id, 1, new Emoji("👍"), true);
        changes.react(ben, id, 1, new Emoji("👍"), true);
        changes.react(ben, id, 1, new Emoji("🎉"), true);
        changes.react(ben, id, 1, new Emoji("👀"), true);
        bensScreen.eventually(() -> assertThat(chips(bensScreen)).hasSize(3));
        var thumb = buttons(bensScreen).get(0);
        var tada = buttons(bensScreen).get(1);

        bensScreen.fire(thumb, "click", Map.of());
        bensScreen.eventually(
                () -> assertThat(chips(bensScreen)).containsExactly("👍 from Anna", "🎉 from You", "👀 from You"));
        assertThat(buttons(bensScreen)).startsWith(thumb, tada);
        assertThat(bensScreen.parameters(".parley-reactions")).isEmpty();

        bensScreen.fire(tada, "click", Map.of());
        bensScreen.eventually(() -> assertThat(chips(bensScreen)).containsExactly("👍 from Anna", "👀 from You"));
        assertThat(bensScreen.parameters(".parley-reactions").toString()).startsWith("[1, ");
    }

    @Test
    void reactionsStandInTheSameOrderAsAfterAReload() {
        changes.react(anna, id, 1, new Emoji("👍"), true);
        changes.react(ben, id, 1, new Emoji("🎉"), true);
        changes.react(ben, id, 1, new Emoji("👍"), true);
        bensScreen.eventually(() -> assertThat(chips(bensScreen)).containsExactly("👍 from Anna, You", "🎉 from You"));

        changes.react(anna, id, 1, new Emoji("👍"), false);

        bensScreen.eventually(() -> assertThat(chips(bensScreen)).contains("👍 from You"));
        var live = chips(bensScreen);
        bensScreen.reload();
        bensScreen.eventually(() -> assertThat(chips(bensScreen)).isEqualTo(live));
    }

    @Test
    void theKeyboardComesToTheFirstReactionAndByArrowsToTheOthers() {
        bens.chooses(1, "React");

        var offered = bensScreen.all(Button.class).stream()
                .filter(button -> button.getElement().hasAttribute("aria-pressed"))
                .toList();
        assertThat(offered)
                .extracting(Button::getTabIndex)
                .startsWith(0, -1, -1)
                .containsOnlyOnce(0);
        assertThat(bensScreen.calls())
                .anyMatch(call -> call.contains("focus"))
                .anyMatch(call -> call.contains("ArrowRight"));
    }

    @Test
    void anyOtherEmojiIsChosenFromTheBoard() {
        bens.chooses(1, "React");
        bensScreen.press("More…");
        bensScreen.type("Search emoji", "otter");
        var grid = bensScreen.get(
                () -> bensScreen.the(EmojiBoard.class).getElement().getChild(2));
        bensScreen.fire(grid, "click", Map.of(EmojiBoard.CHOSEN, "🦦"));

        annasScreen.eventually(() -> assertThat(chips(annasScreen)).containsExactly("🦦 from Ben"));
        assertThat(bensScreen.all(EmojiBoard.class)).isEmpty();
    }

    @Test
    void shortcodesBecomeEmojiInEditsToo() {
        annas.saves(1, "done :tada:");

        bens.eventuallyShows("done 🎉");
    }

    @Test
    void whatWasDeletedMeanwhileGetsAKindSentence() {
        annas.chooses(1, "Edit");
        changes.delete(anna, id, 1);
        annas.eventuallyShows("Message deleted");

        annas.saves(1, "too late");

        annasScreen.eventually(() -> assertThat(annasScreen.all(Notification.class))
                .extracting(notice -> notice.getElement().getProperty("text"))
                .containsExactly("This message was deleted in the meantime."));
        assertThat(annasScreen.parameters("parleyEdit(")).contains("too late");
        assertThat(annasScreen.text()).contains("Editing your message");
    }

    @Test
    void whoEditsOnBeforeAnEditIsStoredStaysInTheNextOne() {
        annas.chooses(1, "Edit");
        annas.saves(1, "mine, edited");
        assertThat(annasScreen.text()).doesNotContain("Editing your message");
        annasScreen.fire(annasScreen.the(Composer.class), "parley-edit-last", Map.of());

        annas.eventuallyShows("mine, edited");

        assertThat(annasScreen.text()).contains("Editing your message");
        assertThat(annasScreen.calls()).noneMatch(call -> call.contains("parleyEditEnds("));
    }

    private static List<String> chips(Screen screen) {
        return screen.get(() -> buttons(screen).stream()
                .map(button -> button.getAttribute("aria-label"))
                .toList());
    }

    private static Element chip(Screen screen) {
        return screen.get(() -> buttons(screen).getFirst());
    }

    private static List<Element> buttons(Screen screen) {
        return screen.all(MessageRow.class).stream()
                .flatMap(row -> row.getElement().getChildren())
                .filter(child -> child.getClassList().contains("parley-reactions"))
                .flatMap(Element::getChildren)
                .toList();
    }
}
