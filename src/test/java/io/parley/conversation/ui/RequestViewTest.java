package io.parley.conversation.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.notification.Notification;
import io.parley.account.UserId;
import io.parley.contact.ContactService;
import io.parley.conversation.ClientMessageId;
import io.parley.conversation.MessageBody;
import io.parley.conversation.MessageService;
import io.parley.support.People;
import io.parley.support.Requests;
import io.parley.support.Screen;
import io.parley.support.Screens;
import io.parley.support.ViewTest;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** Anna has written to Ben, who does not know her. */
@ViewTest
class RequestViewTest {

    @Autowired
    private MessageService messages;

    @Autowired
    private ContactService contacts;

    @Autowired
    private JdbcTemplate jdbc;

    private UserId anna;
    private UserId ben;

    @BeforeEach
    void annaHasWritten(People people) {
        anna = people.registered("anna");
        ben = people.registered("ben");
        messages.send(anna, ben, ClientMessageId.random(), new MessageBody("Hello"));
        Requests.ofAllThatIsUnanswered(jdbc);
    }

    @Test
    void itStandsInItsOwnPartOfTheListAndTheTitleCountsNothing(Screens screens) {
        var screen = screens.open("", ben);
        screen.eventually(() ->
                assertThat(screen.shows(NativeButton.class, "Requests (1)")).isTrue());
        assertThat(screen.all(ConversationRow.class)).isEmpty();
        assertThat(title(screen)).isEqualTo("Parley");

        screen.press("Requests (1)");

        screen.eventually(() -> assertThat(screen.text()).contains("Anna", "Hello"));
        assertThat(screen.text()).doesNotContain("1 unread");
        assertThat(title(screen)).isEqualTo("Parley");
    }

    @Test
    void whoHasNoRequestsSeesNothingOfThem(Screens screens) {
        var screen = screens.open("", anna);
        screen.eventually(() -> assertThat(screen.all(ConversationRow.class)).hasSize(1));

        assertThat(screen.text()).doesNotContain("Requests");
    }

    @Test
    void acceptedItIsAConversationOnAllTabsOfBoth(Screens screens) {
        var annas = screens.open("chat/ben", anna);
        var bens = screens.open("chat/anna", ben);
        var bensOther = screens.open("chat/anna", ben);
        for (var screen : new Screen[] {bens, bensOther}) {
            assertThat(screen.text()).contains("Anna would like to write to you", "Hello");
            assertThat(screen.all(Composer.class)).isEmpty();
            assertThat(new Talk(screen).takesFiles()).isFalse();
        }
        new Talk(bens).looksAt(1);
        new Talk(annas).eventuallyLastIs("sent", "Sent");

        bens.press("Accept");

        for (var screen : new Screen[] {bens, bensOther}) {
            screen.eventually(() -> assertThat(screen.all(Composer.class)).hasSize(1));
            assertThat(new Talk(screen).takesFiles()).isTrue();
            assertThat(screen.text()).doesNotContain("would like to write to you");
            screen.eventually(() -> assertThat(title(screen)).isEqualTo("(1) Parley"));
            assertThat(screen.text()).contains("1 unread").doesNotContain("Requests");
        }
        new Talk(bens).browserConfirms();
        new Talk(annas).eventuallyLastIs("delivered", "Delivered");
        new Talk(bens).looksAt(1);
        new Talk(annas).eventuallyLastIs("read", "Read");
    }

    @Test
    void theButtonsStayWhileNothingIsDecided(Screens screens) {
        var bens = screens.open("chat/anna", ben);
        var notice = bens.the(RequestNotice.class);

        jdbc.update("UPDATE conversation SET lifetime = 'DAY'");
        bens.poll();
        bens.eventually(() -> assertThat(bens.text()).contains("1 day"));

        assertThat(bens.the(RequestNotice.class)).isSameAs(notice);
    }

    @Test
    void theListGoesAlongWithWhoeverAcceptsWhatIsOpen(Screens screens) {
        var bens = screens.open("chat/anna", ben);
        bens.eventually(
                () -> assertThat(bens.shows(NativeButton.class, "Requests (1)")).isTrue());
        bens.press("Requests (1)");
        bens.eventually(() -> assertThat(bens.all(ConversationRow.class)).hasSize(1));

        bens.press("Accept");

        bens.eventually(() -> {
            assertThat(pressed(bens)).isEqualTo("All");
            assertThat(bens.all(ConversationRow.class)).hasSize(1);
            assertThat(bens.text()).doesNotContain("Requests");
        });
    }

    @Test
    void theListStaysWhereItIsWhenSomethingElseThatIsOpenMoves(Screens screens, People people) {
        var mai = people.registered("mai");
        messages.send(ben, mai, ClientMessageId.random(), new MessageBody("Hi"));
        var bens = screens.open("chat/mai", ben);
        bens.eventually(
                () -> assertThat(bens.shows(NativeButton.class, "Requests (1)")).isTrue());
        bens.press("Requests (1)");
        bens.eventually(() -> assertThat(bens.all(ConversationRow.class)).hasSize(1));

        messages.send(mai, ben, ClientMessageId.random(), new MessageBody("Hello"));
        bens.eventually(() -> assertThat(title(bens)).isEqualTo("(1) Parley"));
        bens.poll();

        assertThat(pressed(bens)).isEqualTo("Requests (1)");
    }

    @Test
    void whoWantsToReplyToItIsToldToAcceptItFirst(Screens screens) {
        var bens = screens.open("chat/anna", ben);

        new Talk(bens).chooses(1, "Reply");

        var notice = bens.the(Notification.class);
        assertThat(bens.get(() -> notice.getElement().getProperty("text")))
                .endsWith("Accept, and you can write to each other.");
    }

    @Test
    void blockedItIsGoneFromTheRequests(Screens screens) {
        var bens = screens.open("chat/anna", ben);
        bens.eventually(
                () -> assertThat(bens.shows(NativeButton.class, "Requests (1)")).isTrue());

        bens.press("Block");
        bens.fire(bens.the(ConfirmDialog.class), "confirm", Map.of());

        bens.eventually(
                () -> assertThat(bens.text()).contains("You have blocked Anna.").doesNotContain("Requests"));
        assertThat(bens.text()).doesNotContain("would like to write to you");
        assertThat(contacts.hasBlocked(ben, anna)).isTrue();
    }

    @Test
    void whoHasWrittenEnoughIsToldBesideHisText(Screens screens) {
        for (var number = 2; number <= 5; number++) {
            messages.send(anna, ben, ClientMessageId.random(), new MessageBody("" + number));
        }
        var annas = screens.open("chat/ben", anna);

        new Talk(annas).sends("6");

        annas.eventually(() ->
                assertThat(annas.text()).contains("Not sent: you can write more as soon as you have been answered."));
        new Talk(annas).eventuallyRowIs("6", "failed");
    }

    private static String pressed(Screen screen) {
        return screen.get(() -> screen.all(NativeButton.class).stream()
                .filter(button -> "true".equals(button.getElement().getAttribute("aria-pressed")))
                .map(NativeButton::getText)
                .collect(Collectors.joining()));
    }

    private static String title(Screen screen) {
        return screen.get(() -> UI.getCurrent().getInternals().getTitle());
    }
}
