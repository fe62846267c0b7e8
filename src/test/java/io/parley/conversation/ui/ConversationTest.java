package io.parley.conversation.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;
import static org.mockito.Mockito.withSettings;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.server.communication.PushConnection;
import com.vaadin.flow.shared.communication.PushMode;
import io.parley.account.AccountService;
import io.parley.account.DisplayName;
import io.parley.account.UserId;
import io.parley.conversation.ClientMessageId;
import io.parley.conversation.ConversationService;
import io.parley.conversation.MessageBody;
import io.parley.conversation.MessageChangeService;
import io.parley.conversation.MessageService;
import io.parley.conversation.MessageStatus;
import io.parley.conversation.ReceiptService;
import io.parley.realtime.Broadcaster;
import io.parley.realtime.ui.Hearing;
import io.parley.support.Ci;
import io.parley.support.People;
import io.parley.support.Screen;
import io.parley.support.Screens;
import io.parley.support.ViewTest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Two people talk, each in a session of his own. */
@ViewTest
class ConversationTest {

    @Autowired
    private MessageService messages;

    @Autowired
    private ConversationService conversations;

    @Autowired
    private ReceiptService receipts;

    @Autowired
    private AccountService accounts;

    @Autowired
    private Broadcaster broadcaster;

    private UserId anna;
    private UserId ben;

    @BeforeEach
    void twoPeople(People people) {
        anna = people.registered("anna");
        ben = people.registered("ben");
    }

    @Test
    void aMessageAppearsOnBothScreens(Screens screens) {
        var annas = new Talk(screens.open("chat/ben", anna));
        var bens = new Talk(screens.open("chat/anna", ben));

        annas.sends("Hello Ben");
        bens.eventuallyShows("Hello Ben");
        bens.sends("Hello Anna");

        annas.eventuallyShows("Hello Ben", "Hello Anna");
        bens.eventuallyShows("Hello Ben", "Hello Anna");
        assertThat(annas.rows()).extracting(Talk.Row::seq).containsExactly("1", "2");
    }

    @Test
    void aMessageAppearsInTheSendersOtherTabs(Screens screens) {
        var one = new Talk(screens.open("chat/ben", anna));
        var other = new Talk(screens.open("chat/ben", anna));

        one.sends("Hello");

        other.eventuallyShows("Hello");
        other.eventuallyLastIs("sent", "Sent");
    }

    @Test
    void theTickIsDeliveredOnlyWhenTheRecipientsBrowserHasConfirmed(Screens screens) {
        var annas = new Talk(screens.open("chat/ben", anna));
        var bens = new Talk(screens.open("chat/anna", ben));

        annas.sends("Hello");
        bens.eventuallyShows("Hello");
        annas.eventuallyLastIs("sent", "Sent");

        bens.browserConfirms();

        annas.eventuallyLastIs("delivered", "Delivered ");
    }

    @Test
    void deliveryIsConfirmedFromAnyView(Screens screens) {
        var annas = new Talk(screens.open("chat/ben", anna));
        var bens = new Talk(screens.open("people", ben));

        annas.sends("Hello");
        bens.browserConfirms();

        annas.eventuallyLastIs("delivered", "Delivered ");
    }

    @Test
    void theTickIsReadOnlyWhenTheRecipientHasLooked(Screens screens) {
        var annas = new Talk(screens.open("chat/ben", anna));
        var bens = new Talk(screens.open("chat/anna", ben));
        annas.sends("Hello");
        bens.browserConfirms();

        bens.looksAt(0);
        annas.eventuallyLastIs("delivered", "Delivered ");

        bens.scrolls(1_000, 0);
        bens.looksAt(1);
        annas.eventuallyLastIs("read", "Read ");
    }

    @Test
    void anOpenConversationConfirmsAlsoWhereNobodyLooks(Screens screens) {
        var annas = new Talk(screens.open("chat/ben", anna));
        var bens = new Talk(screens.open("chat/anna", ben));
        annas.sends("Hello");

        bens.looksAt(0);

        annas.eventuallyLastIs("delivered", "Delivered ");
    }

    @Test
    void whatIsReadInTheOpenConversationIsConfirmedWithIt(Screens screens) {
        write(anna, ben, "Good morning");
        var annas = new Talk(screens.open("chat/ben", anna));
        var screen = screens.open("chat/anna", ben);
        var bens = new Talk(screen);
        bens.browserConfirms();
        bens.looksAt(1);
        annas.sends("Hello");

        bens.looksAt(2);

        annas.eventuallyLastIs("read", "Read ");
        screen.eventually(() -> assertThat(inTheList(screen)).containsExactly("Hello"));
        assertThat(screen.text()).doesNotContain("unread");
        assertThat(screen.calls()).noneMatch(call -> call.contains("{ return true}"));
    }

    private static List<String> inTheList(Screen screen) {
        return screen.all(ConversationRow.class).stream()
                .map(row -> screen.get(() -> row.summary().lastMessage().body().text()))
                .toList();
    }

    @Test
    void ticksAreTheSameAfterAReload(Screens screens) {
        var annasScreen = screens.open("chat/ben", anna);
        var annas = new Talk(annasScreen);
        var bens = new Talk(screens.open("chat/anna", ben));
        annas.sends("one");
        bens.browserConfirms();
        bens.looksAt(1);
        annas.eventuallyLastIs("read", "Read ");
        annas.sends("two");
        bens.browserConfirms();
        annas.eventuallyLastIs("delivered", "Delivered ");
        var live = annas.rows();

        annasScreen.reload();

        annasScreen.eventually(() -> assertThat(annas.rows()).isEqualTo(live));
    }

    @Test
    void answeringCountsAsReading(Screens screens) {
        var annas = new Talk(screens.open("chat/ben", anna));
        var bens = new Talk(screens.open("chat/anna", ben));
        annas.sends("Hello");
        bens.eventuallyShows("Hello");

        bens.sends("Yes?");

        annas.eventuallyShows("Hello", "Yes?");
        annas.eventuallyRowIs("Hello", "read");
    }

    @Test
    void answeringDoesNotReadWhatHasNotReachedTheBrowser(Screens screens) {
        var annas = new Talk(screens.open("chat/ben", anna));
        var bens = new Talk(screens.open("chat/anna", ben));
        annas.sends("Hello");
        bens.eventuallyShows("Hello");

        bens.sendsBlindly("Are you there?");

        annas.eventuallyShows("Hello", "Are you there?");
        annas.eventuallyRowIs("Hello", "sent");
        bens.eventuallyLastIs("sent", "Sent");
        var id = conversations.between(ben, anna).orElseThrow();
        assertThat(conversations.latest(anna, id).receipts().statusOf(1)).isInstanceOf(MessageStatus.Sent.class);
    }

    @Test
    void theSameMessageSentTwiceStandsOnce(Screens screens) {
        var annas = new Talk(screens.open("chat/ben", anna));
        var bens = new Talk(screens.open("chat/anna", ben));
        var clientId = ClientMessageId.random();

        annas.sends(clientId, "Hello");
        annas.eventuallyLastIs("sent", "Sent");
        annas.sends(clientId, "Hello");
        annas.sends("Bye");

        bens.eventuallyShows("Hello", "Bye");
        annas.eventuallyShows("Hello", "Bye");
    }

    @Test
    void linksCanBeClickedAndMarkupIsShownAsWritten(Screens screens) {
        var screen = screens.open("chat/ben", anna);
        var annas = new Talk(screen);

        annas.sends("<b>see</b> https://example.org/a?b=1 & javascript:alert(1)");

        annas.eventuallyShows("<b>see</b> https://example.org/a?b=1 & javascript:alert(1)");
        var links = screen.get(() -> screen.all(MessageRow.class)
                .getLast()
                .getElement()
                .getChild(0)
                .getChildren()
                .filter(child -> !child.isTextNode())
                .toList());
        assertThat(links).singleElement().satisfies(link -> {
            assertThat(link.getAttribute("href")).isEqualTo("https://example.org/a?b=1");
            assertThat(link.getAttribute("rel")).isEqualTo("noopener noreferrer nofollow");
        });
    }

    @Test
    void shortcodesBecomeEmojiWhichAreLargeWhereTheyAreAlone(Screens screens) {
        var screen = screens.open("chat/ben", anna);
        var annas = new Talk(screen);
        annas.sends(":heart:");
        annas.sends("I :heart: `:heart:`");

        annas.eventuallyShows("❤️", "I ❤️ :heart:");
        assertThat(screen.all(MessageRow.class))
                .extracting(
                        row -> screen.get(() -> row.getElement().getClassList().contains("emoji")))
                .containsExactly(true, false);
    }

    @Test
    void whoTypesIsSeenUntilTheMessageComes(Screens screens) {
        write(ben, anna, "Are you there?");
        var annas = new Talk(screens.open("chat/ben", anna));
        var bensScreen = screens.open("chat/anna", ben);

        annas.types(ClientMessageId.random(), "Hel");
        bensScreen.eventually(() -> assertThat(bensScreen.text()).contains("Anna is typing…"));

        annas.sends("Hello");
        bensScreen.eventually(() -> assertThat(bensScreen.text()).doesNotContain("typing…"));
    }

    @Test
    void whoTypesIsStillSeenWhenWhatHeWroteBeforeIsRead(Screens screens) {
        write(ben, anna, "Are you there?");
        var annasScreen = screens.open("people", anna);
        new Talk(screens.open("chat/anna", ben)).types(ClientMessageId.random(), "Hel");
        annasScreen.eventually(() -> assertThat(annasScreen.text()).contains("typing…"));

        receipts.read(anna, conversations.between(anna, ben).orElseThrow(), 1);

        annasScreen.eventually(() -> assertThat(annasScreen.text()).doesNotContain("1 unread"));
        assertThat(annasScreen.text()).contains("typing…");
    }

    @Test
    void aConversationOpensAtTheFirstUnreadMessage(Screens screens) {
        write(ben, anna, "one", "two", "three");
        var annasScreen = screens.open("chat/ben", anna);

        var lines = annasScreen.text().lines().toList();

        assertThat(lines.indexOf("New messages")).isBetween(0, lines.indexOf("one") - 1);
        assertThat(annasScreen.calls()).anyMatch(call -> call.contains("scrollIntoView"));
    }

    @Test
    void earlierMessagesComeOnDemand(Screens screens) {
        for (var i = 1; i <= 120; i++) {
            write(anna, ben, "message " + i);
        }
        var screen = screens.open("chat/ben", anna);
        var annas = new Talk(screen);
        assertThat(annas.texts()).hasSize(50).endsWith("message 120");

        screen.press("Load earlier");
        screen.eventually(() -> assertThat(annas.texts()).hasSize(100).startsWith("message 21"));

        annas.scrolls(100, 5_000);
        screen.eventually(() -> assertThat(annas.texts()).hasSize(120).startsWith("message 1", "message 2"));
        assertThat(screen.shows(Button.class, "Load earlier")).isFalse();
    }

    @Test
    void earlierMessagesComeAlsoWhenNothingIsLeftOfThoseOnTheScreen(
            Screens screens, @Autowired MessageChangeService changes) {
        for (var i = 1; i <= 60; i++) {
            write(anna, ben, "message " + i);
        }
        var screen = screens.open("chat/ben", anna);
        var annas = new Talk(screen);
        var id = conversations.between(anna, ben).orElseThrow();
        for (var seq = 11; seq <= 60; seq++) {
            changes.hide(anna, id, seq);
        }
        screen.eventually(() -> assertThat(annas.texts()).isEmpty());

        annas.scrolls(0, 0);

        screen.eventually(() -> assertThat(annas.texts()).hasSize(10).startsWith("message 1"));
    }

    @Test
    void whoHasScrolledUpIsToldHowManyAreNew(Screens screens) {
        write(ben, anna, "old");
        var screen = screens.open("chat/ben", anna);
        var annas = new Talk(screen);
        annas.scrolls(0, 2_000);

        write(ben, anna, "new");

        screen.eventually(() -> assertThat(screen.text()).contains("Jump to latest (1 new)"));
    }

    @Test
    void theListCountsReordersAndTellsTheLastMessage(People people, Screens screens) {
        var mai = people.registered("mai");
        write(mai, anna, "from Mai");
        write(ben, anna, "from Ben");
        var screen = screens.open("", anna);
        screen.eventually(() -> assertThat(conversations(screen)).containsExactly("chat/ben", "chat/mai"));

        write(mai, anna, "again");

        screen.eventually(() -> assertThat(conversations(screen)).containsExactly("chat/mai", "chat/ben"));
        assertThat(screen.text()).contains("again", "2 unread", "1 unread");
        assertThat(title(screen)).isEqualTo("(2) Parley");
    }

    @Test
    void whatCameWhileTheConnectionWasLostStandsUnderALine(Screens screens) {
        write(ben, anna, "Good morning");
        receipts.read(anna, conversations.between(anna, ben).orElseThrow(), 1);
        var screen = screens.open("chat/ben", anna);
        screen.eventually(
                () -> assertThat(screen.text()).contains("Good morning").doesNotContain("New messages"));
        var lost = mock(PushConnection.class, withSettings().extraInterfaces(Hearing.class));
        var isLost = new AtomicBoolean(true);
        when(((Hearing) lost).isLost()).thenAnswer(asked -> isLost.get());
        screen.run(() -> {
            UI.getCurrent().getPushConfiguration().setPushMode(PushMode.AUTOMATIC);
            UI.getCurrent().getInternals().setPushConnection(lost);
        });

        write(ben, anna, "one", "two");
        isLost.set(false);
        screen.run(() -> ComponentUtil.fireEvent(UI.getCurrent(), new Hearing.Regained(UI.getCurrent())));

        screen.eventually(
                () -> assertThat(screen.text()).containsSubsequence("Good morning", "New messages", "one", "two"));
    }

    @Test
    void whereverOneGoesTheTitleCountsWhatIsUnread(Screens screens) {
        write(ben, anna, "Hello");
        var screen = screens.open("", anna);
        screen.eventually(() -> assertThat(title(screen)).isEqualTo("(1) Parley"));

        screen.go("people");
        assertThat(title(screen)).isEqualTo("(1) People");
        screen.go("");
        assertThat(title(screen)).isEqualTo("(1) Parley");
    }

    @Test
    void readingClearsTheCount(Screens screens) {
        write(ben, anna, "Hello");
        var screen = screens.open("chat/ben", anna);
        screen.eventually(() -> assertThat(screen.text()).contains("1 unread"));

        new Talk(screen).looksAt(1);

        screen.eventually(() -> {
            assertThat(screen.text()).doesNotContain("1 unread");
            assertThat(title(screen)).isEqualTo("Parley");
        });
    }

    @Test
    void aDraftSurvivesAReload(Screens screens) {
        var screen = screens.open("chat/ben", anna);
        var draft = ClientMessageId.random();
        new Talk(screen).types(draft, "I wanted to s");
        screen.eventually(() -> assertThat(messages.draft(anna, ben)).isPresent());

        screen.reload();
        new Talk(screen).browserHasKept(List.of());

        screen.eventually(() -> assertThat(screen.calls()).anyMatch(call -> call.contains("$0.parleyAdopt")));
    }

    @Test
    void aTextThatIsSentElsewhereIsTakenForSentAlsoWhenItsDraftHasGoneBefore(Screens screens) {
        messages.send(ben, anna, ClientMessageId.random(), new MessageBody("Hello"));
        var screen = screens.open("chat/ben", anna);
        var name = ClientMessageId.random();
        new Talk(screen).types(name, "Half");
        screen.eventually(() -> assertThat(messages.draft(anna, ben)).isPresent());
        messages.forgetDraft(anna, ben, name);
        screen.eventually(() -> assertThat(screen.calls()).anyMatch(call -> call.contains("$0.parleyAdopt")));

        messages.send(anna, ben, name, new MessageBody("Half a thought"));

        screen.eventually(() -> assertThat(screen.parameters("parleySent")).contains(name.toString()));
    }

    @Test
    void whoeverCouldBeMistakenForTheViewerHasANoteAboveTheConversation(Screens screens) {
        accounts.changeProfile(anna, new DisplayName("Anna"));
        accounts.changeProfile(ben, new DisplayName("Аnnа"));

        var screen = screens.open("chat/ben", anna);

        screen.eventually(
                () -> assertThat(screen.text()).contains("Easily mistaken for @anna, but this is somebody else"));
    }

    @Test
    void whatTheBrowserHasKeptIsShownUnlessItWasStored(Screens screens) {
        var stored = ClientMessageId.random();
        messages.send(anna, ben, stored, new MessageBody("arrived 🎉"));
        var screen = screens.open("chat/ben", anna);
        var annas = new Talk(screen);

        annas.browserHasKept(List.of(
                Map.of("clientId", stored.toString(), "text", "arri\u0007ved :tada:", "typing", false),
                Map.of("clientId", ClientMessageId.random().toString(), "text", "lost", "typing", false)));

        annas.eventuallyShows("arrived 🎉", "lost");
        annas.eventuallyLastIs("failed", "Failed");

        screen.press("Send again");

        annas.eventuallyLastIs("sent", "Sent");
        new Talk(screens.open("chat/anna", ben)).eventuallyShows("arrived 🎉", "lost");
    }

    @Test
    void aKeptTextThatCannotBeAMessageIsGivenBack(Screens screens) {
        var screen = screens.open("chat/ben", anna);

        new Talk(screen)
                .browserHasKept(List.of(
                        Map.of("clientId", ClientMessageId.random().toString(), "text", "\u200b", "typing", false)));

        screen.eventually(() -> assertThat(screen.calls()).anyMatch(call -> call.contains("parleyGiveBack")));
    }

    @Test
    void aFailedMessageCanBeDiscarded(Screens screens) {
        var screen = screens.open("chat/ben", anna);
        var annas = new Talk(screen);
        annas.browserHasKept(
                List.of(Map.of("clientId", ClientMessageId.random().toString(), "text", "lost", "typing", false)));
        annas.eventuallyShows("lost");

        screen.press("Discard");

        assertThat(annas.rows()).isEmpty();
    }

    @Test
    void nobodyIsFoundUnderAnUnknownName(Screens screens) {
        assertThat(screens.open("chat/nobody", anna).text()).contains("There is nothing here");
        assertThat(screens.open("chat/_", anna).text()).contains("There is nothing here");
    }

    @Test
    void whoHasNoConversationsIsToldWhatToDo(Screens screens) {
        var screen = screens.open("", anna);

        screen.eventually(() -> assertThat(screen.text()).contains("No conversations yet"));
        assertThat(screen.shows(Anchor.class, "Find people")).isTrue();
    }

    @Test
    void whoeverIsAtTheEndHoldsFewRowsOfWhatHeHasRead(Screens screens) {
        for (var i = 1; i <= 40; i++) {
            write(ben, anna, "from Ben " + i);
        }
        var screen = screens.open("chat/ben", anna);
        var annas = new Talk(screen);
        for (var i = 1; i <= 40; i++) {
            annas.sends("from Anna " + i);
        }

        screen.eventually(() -> assertThat(annas.texts())
                .hasSizeBetween(RowLimit.ENOUGH_ROWS, RowLimit.ENOUGH_ROWS + RowLimit.SPARE_ROWS)
                .endsWith("from Anna 40"));
    }

    @Test
    void leftViewsLeaveNoSubscription(Screens screens) {
        var screen = screens.open("chat/ben", anna);
        var before = broadcaster.subscriptionCount();
        for (var i = 0; i < 20; i++) {
            screen.go("people");
            screen.go("chat/ben");
        }

        assertThat(broadcaster.subscriptionCount()).isEqualTo(before);
    }

    @Test
    void eachOfManyScreensOpenedAndClosedLeavesNoSubscription(Screens screens) {
        var before = broadcaster.subscriptionCount();
        for (var i = 0; i < Ci.times(200, 1_000); i++) {
            var screen = screens.open("chat/ben", anna);
            assertThat(broadcaster.subscriptionCount()).isGreaterThan(before);
            screen.close();
            assertThat(broadcaster.subscriptionCount()).isEqualTo(before);
        }
    }

    private void write(UserId author, UserId recipient, String... texts) {
        for (var text : texts) {
            messages.send(author, recipient, ClientMessageId.random(), new MessageBody(text));
        }
    }

    private static List<String> conversations(Screen screen) {
        return screen.all(ConversationRow.class).stream()
                .map(row ->
                        screen.get(() -> ((Anchor) row.getChildren().findFirst().orElseThrow()).getHref()))
                .toList();
    }

    private static String title(Screen screen) {
        return screen.get(() -> UI.getCurrent().getInternals().getTitle());
    }
}
