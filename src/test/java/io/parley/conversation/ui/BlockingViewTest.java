package io.parley.conversation.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.dom.Element;
import io.parley.account.UserId;
import io.parley.contact.ContactService;
import io.parley.contact.Privacy;
import io.parley.contact.PrivacyService;
import io.parley.conversation.ClientMessageId;
import io.parley.conversation.MessageBody;
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

/** Ben blocks Anna, and takes it back. */
@ViewTest
class BlockingViewTest {

    @Autowired
    private MessageService messages;

    @Autowired
    private ContactService contacts;

    @Autowired
    private PrivacyService privacy;

    private UserId anna;
    private UserId ben;

    @BeforeEach
    void annaHasWritten(People people) {
        anna = people.registered("anna");
        ben = people.registered("ben");
        messages.send(anna, ben, ClientMessageId.random(), new MessageBody("Hello"));
    }

    @Test
    void whoBlocksFromTheConversationIsAskedAndCanNotWriteThenInAnyTab(Screens screens) {
        var one = screens.open("chat/anna", ben);
        var other = screens.open("chat/anna", ben);

        chooseFromHeader(one, "Block");
        assertThat(one.text()).doesNotContain("You have blocked Anna");
        confirm(one);

        for (var screen : new Screen[] {one, other}) {
            screen.eventually(() -> assertThat(screen.text()).contains("You have blocked Anna."));
            assertThat(screen.all(Composer.class)).isEmpty();
            assertThat(new Talk(screen).takesFiles()).isFalse();
        }
        assertThat(contacts.hasBlocked(ben, anna)).isTrue();

        other.press("Unblock");
        one.eventually(() -> assertThat(one.all(Composer.class)).hasSize(1));
        assertThat(new Talk(one).takesFiles()).isTrue();
        assertThat(contacts.hasBlocked(ben, anna)).isFalse();
    }

    @Test
    void theBlockedPersonSeesHerMessagesAsEver(Screens screens) {
        var annasScreen = screens.open("chat/ben", anna);
        var annas = new Talk(annasScreen);
        var bens = new Talk(screens.open("chat/anna", ben));
        annasScreen.eventually(() -> assertThat(annasScreen.text()).contains("Online"));
        contacts.block(ben, anna);

        annas.sends("Are you there?");

        annas.eventuallyLastIs("sent", "Sent");
        annasScreen.eventually(() -> assertThat(annasScreen.text()).contains("Last seen recently"));
        annasScreen.reload();
        annas.eventuallyShows("Hello", "Are you there?");
        annas.eventuallyLastIs("sent", "Sent");
        bens.eventuallyShows("Hello");
        assertThat(annasScreen.text()).doesNotContainIgnoringCase("block");
    }

    @Test
    void whatTheBlockedPersonSendsMeanwhileSheEditsAsEver(Screens screens) {
        var annas = new Talk(screens.open("chat/ben", anna));
        contacts.block(ben, anna);
        annas.sends("Are you there?");
        annas.eventuallyLastIs("sent", "Sent");

        annas.saves(2, "Are you well?");

        annas.eventuallyShows("Hello", "Are you well?");
    }

    @Test
    void whatTheBlockedPersonReactsWithStandsOnAllHerScreensAndOnNoneOfTheOthers(Screens screens) {
        messages.send(ben, anna, ClientMessageId.random(), new MessageBody("Hi"));
        var annas = screens.open("chat/ben", anna);
        var alsoAnnas = screens.open("chat/ben", anna);
        var bens = screens.open("chat/anna", ben);
        contacts.block(ben, anna);

        new Talk(annas).chooses(2, "React");
        annas.press("👍");

        for (var screen : new Screen[] {annas, alsoAnnas}) {
            screen.eventually(() -> assertThat(reactions(screen)).containsExactly("👍 from You"));
        }
        annas.reload();
        new Talk(annas).eventuallyShows("Hello", "Hi");
        assertThat(reactions(annas)).containsExactly("👍 from You");
        contacts.unblock(ben, anna);
        new Talk(alsoAnnas).sends("Are you there?");
        new Talk(bens).eventuallyShows("Hello", "Hi", "Are you there?");
        assertThat(reactions(bens)).isEmpty();
    }

    @Test
    void whoHasBlockedSomebodyIsToldWhyHeNeitherEditsNorReplies(Screens screens) {
        messages.send(ben, anna, ClientMessageId.random(), new MessageBody("Hi"));
        var bens = screens.open("chat/anna", ben);
        contacts.block(ben, anna);
        bens.eventually(() -> assertThat(bens.all(Composer.class)).isEmpty());

        new Talk(bens).chooses(2, "Edit");
        new Talk(bens).chooses(2, "Reply");

        assertThat(bens.all(Notification.class))
                .extracting(notice -> notice.getElement().getProperty("text"))
                .containsExactly("You have blocked Anna.", "You have blocked Anna.");
    }

    @Test
    void blockedPeopleStandInTheSettingsAndCanBeUnblockedThere(Screens screens) {
        contacts.block(ben, anna);
        var settings = screens.open("settings", ben);
        assertThat(settings.text()).contains("Blocked people", "@anna");

        settings.press("Unblock Anna");

        assertThat(settings.text()).contains("You have blocked nobody.");
        assertThat(settings.shows(Button.class, "Unblock Anna")).isFalse();
        assertThat(contacts.blocked(ben)).isEmpty();
    }

    @Test
    void whatOthersSeeIsChosenInTheSettingsAndHoldsAfterAReload(Screens screens) {
        var settings = screens.open("settings", ben);

        settings.type("Show what I have read", false);
        settings.type("Show when I am here", false);
        settings.reload();

        assertThat(privacy.of(ben)).isEqualTo(new Privacy(false, false, true));
        assertThat(settings.get(() ->
                        settings.the(Checkbox.class, "Show what I have read").getValue()))
                .isFalse();
        assertThat(settings.text()).contains("Otherwise others see");
    }

    @Test
    void whatWasChosenInAnotherTabStaysAsItIs(Screens screens) {
        var one = screens.open("settings", ben);
        var other = screens.open("settings", ben);
        one.type("Show what I have read", false);
        other.type("Show when I am here", false);
        one.type("Show when I am typing", false);
        assertThat(privacy.of(ben)).isEqualTo(new Privacy(false, false, false));
    }

    @Test
    void whatIsChosenElsewhereIsShownInTheSettingsThatAreOpen(Screens screens) {
        var settings = screens.open("settings", ben);
        screens.open("settings", ben).type("Show what I have read", false);
        settings.eventually(() -> assertThat(
                        settings.the(Checkbox.class, "Show what I have read").getValue())
                .isFalse());
        assertThat(privacy.of(ben)).isEqualTo(new Privacy(true, false, true));

        contacts.block(ben, anna);
        settings.eventually(() -> assertThat(settings.text()).contains("@anna"));
        contacts.unblock(ben, anna);
        settings.eventually(() -> assertThat(settings.text()).contains("You have blocked nobody."));

        privacy.changeTowards(ben, anna, now -> now.withReceipts(true));
        settings.eventually(() -> assertThat(settings.text()).contains("Anna\n@anna\nSees what you have read"));
    }

    @Test
    void theRowsStayAndTheFocusInThemWhileOtherThingsAreChosen(Screens screens) {
        privacy.changeTowards(ben, anna, now -> now.withReceipts(false));
        contacts.block(ben, anna);
        var settings = screens.open("settings", ben);
        var buttons = List.of("Unblock Anna", "Show Anna as much as everybody");
        var before =
                buttons.stream().map(name -> settings.the(Button.class, name)).toList();

        screens.open("settings", ben).type("Show when I am typing", false);
        settings.eventually(() -> assertThat(
                        settings.the(Checkbox.class, "Show when I am typing").getValue())
                .isFalse());

        assertThat(buttons.stream()
                        .map(name -> settings.the(Button.class, name))
                        .toList())
                .isEqualTo(before);
    }

    @Test
    void whatOnePersonSeesIsChosenInTheConversationAndTakenBackInTheSettings(Screens screens) {
        var bens = screens.open("chat/anna", ben);
        openHeaderMenu(bens);
        assertThat(isChecked(bens, "Send read receipts to Anna")).isTrue();

        bens.press("Send read receipts to Anna");

        bens.eventually(() -> assertThat(privacy.towards(ben, anna)).isEqualTo(new Privacy(true, false, true)));
        openHeaderMenu(bens);
        assertThat(isChecked(bens, "Send read receipts to Anna")).isFalse();
        assertThat(bens.shows(MenuItem.class, "Send read receipts to Anna: off"))
                .isTrue();
        assertThat(isChecked(bens, "Show Anna when I am typing")).isTrue();

        var settings = screens.open("settings", ben);
        assertThat(settings.text()).contains("Anna\n@anna\nDoes not see what you have read");
        settings.press("Show Anna as much as everybody");
        assertThat(settings.text()).contains("Everybody sees the same of you.");
        assertThat(privacy.towards(ben, anna)).isEqualTo(Privacy.OPEN);
    }

    @Test
    void onlyWhatIsAnotherPersonCanBeBlocked(Screens screens) {
        var notes = screens.open("chat/ben", ben);
        new Talk(notes).sends("Milk");
        new Talk(notes).eventuallyLastIs("sent", "Sent");

        openHeaderMenu(notes);

        assertThat(notes.text()).contains("Archive").doesNotContain("Block");
    }

    @Test
    void whatTheBlockedPersonMakesOfAnOlderMessageStandsOnHerScreensAlone(Screens screens) {
        var annas = new Talk(screens.open("chat/ben", anna));
        var alsoAnnas = new Talk(screens.open("chat/ben", anna));
        var bens = new Talk(screens.open("chat/anna", ben));
        contacts.block(ben, anna);

        annas.saves(1, "Hello, you");

        annas.eventuallyShows("Hello, you");
        alsoAnnas.eventuallyShows("Hello, you");
        contacts.unblock(ben, anna);
        annas.replies(ClientMessageId.random(), "Are you there?", 1);
        bens.eventuallyShows("Hello", "Are you there?");
        annas.eventuallyShows("Hello, you", "Are you there?");
    }

    private static List<String> reactions(Screen screen) {
        return screen.get(() -> screen.all(MessageRow.class).stream()
                .flatMap(row -> row.getElement().getChildren())
                .filter(child -> child.getClassList().contains("parley-reactions"))
                .flatMap(Element::getChildren)
                .map(chip -> chip.getAttribute("aria-label"))
                .toList());
    }

    private static boolean isChecked(Screen screen, String caption) {
        var item = screen.the(MenuItem.class, caption);
        return screen.get(item::isChecked);
    }

    private static void chooseFromHeader(Screen screen, String caption) {
        openHeaderMenu(screen);
        screen.pressFirst(caption);
    }

    private static void openHeaderMenu(Screen screen) {
        var more = screen.all(NativeButton.class).stream()
                .filter(button -> screen.get(() -> button.hasClassName("parley-header-more")))
                .findFirst()
                .orElseThrow();
        screen.fire(more, "vaadin-context-menu-before-open", Map.of("event.detail", Map.of()));
    }

    private static void confirm(Screen screen) {
        screen.fire(screen.the(ConfirmDialog.class), "confirm", Map.of());
    }
}
