package io.parley.conversation.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.notification.Notification;
import io.parley.account.UserId;
import io.parley.contact.ContactService;
import io.parley.conversation.ClientMessageId;
import io.parley.conversation.ConversationId;
import io.parley.conversation.Lifetime;
import io.parley.conversation.LifetimeService;
import io.parley.conversation.MessageBody;
import io.parley.conversation.MessageService;
import io.parley.support.People;
import io.parley.support.Requests;
import io.parley.support.Screen;
import io.parley.support.Screens;
import io.parley.support.ViewTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** Two people see how long their messages are kept, and who has set it. */
@ViewTest
class DisappearingOnScreensTest {

    private static final String NOTICE =
            " set disappearing messages to 1 week. What is sent from now on is gone for both after that time.";

    @Autowired
    private MessageService messages;

    @Autowired
    private LifetimeService lifetimes;

    @Autowired
    private ContactService contacts;

    @Autowired
    private JdbcTemplate jdbc;

    private UserId anna;
    private UserId ben;
    private ConversationId id;

    @BeforeEach
    void aConversation(People people) {
        anna = people.registered("anna");
        ben = people.registered("ben");
        id = messages.send(anna, ben, ClientMessageId.random(), new MessageBody("Hello"))
                .conversationId();
    }

    @Test
    void theMenuOfTheHeaderSetsItAndBothAreToldLiveAndAfterAReload(Screens screens) {
        var annas = screens.open("chat/ben", anna);
        var bens = screens.open("chat/anna", ben);
        assertThat(annas.text()).doesNotContain("Disappearing messages: ");

        opensHeaderMenu(annas);
        annas.pressFirst("1 week");

        annas.eventually(() -> assertThat(annas.text()).contains("You" + NOTICE, "Disappearing messages: 1 week"));
        bens.eventually(() -> assertThat(bens.text()).contains("Anna" + NOTICE, "Disappearing messages: 1 week"));
        bens.reload();
        bens.eventually(() -> assertThat(bens.text()).contains("Anna" + NOTICE, "Disappearing messages: 1 week"));
        assertThat(bens.all(ConversationRow.class)).hasSize(1);
        assertThat(new Talk(bens).opensMenuOf(2)).isEmpty();
    }

    @Test
    void whoeverMayNotSetItIsToldWhy(Screens screens) {
        var annas = screens.open("chat/ben", anna);
        opensHeaderMenu(annas);
        contacts.block(anna, ben);

        annas.pressFirst("1 week");

        annas.eventually(() ->
                assertThat(notices(annas)).containsExactly("Nothing goes to this person: you have blocked them."));
    }

    @Test
    void whoWaitsToBeLetInIsToldThatHeCannotSetItYet(Screens screens) {
        Requests.ofAllThatIsUnanswered(jdbc);
        var annas = screens.open("chat/ben", anna);
        opensHeaderMenu(annas);

        annas.pressFirst("1 week");

        annas.eventually(
                () -> assertThat(notices(annas)).containsExactly("You can do this as soon as you have been answered."));
        assertThat(lifetimes.of(ben, id)).isEqualTo(Lifetime.FOR_GOOD);
    }

    @Test
    void switchingItOffIsToldAsWell(Screens screens) {
        lifetimes.set(anna, id, Lifetime.MONTH);
        var bens = screens.open("chat/anna", ben);
        assertThat(bens.text()).contains("Disappearing messages: 1 month");

        lifetimes.set(anna, id, Lifetime.FOR_GOOD);

        bens.eventually(() -> assertThat(bens.text())
                .contains("Anna turned off disappearing messages.")
                .doesNotContain("Disappearing messages: "));
    }

    @Test
    void theMenuTicksWhatHoldsAndSaysSo(Screens screens) {
        lifetimes.set(ben, id, Lifetime.WEEK);
        var annas = screens.open("chat/ben", anna);

        opensHeaderMenu(annas);

        assertThat(annas.get(() -> annas.all(MenuItem.class).stream()
                        .filter(MenuItem::isChecked)
                        .filter(item -> item.getText().equals("1 week"))
                        .map(item -> item.getElement().getAttribute("aria-label"))
                        .distinct()
                        .toList()))
                .containsExactly("1 week, chosen");
        assertThat(annas.get(() -> annas.all(MenuItem.class).stream()
                        .filter(MenuItem::isChecked)
                        .anyMatch(item -> item.getText().equals("1 day"))))
                .isFalse();
    }

    @Test
    void whoTakesABlockBackSeesHowLongMessagesAreKept(Screens screens) {
        lifetimes.set(anna, id, Lifetime.DAY);
        contacts.block(ben, anna);
        var bens = screens.open("chat/anna", ben);
        assertThat(bens.text()).doesNotContain("Disappearing messages: ");

        contacts.unblock(ben, anna);

        bens.eventually(() -> assertThat(bens.text()).contains("Disappearing messages: 1 day"));
    }

    @Test
    void whoHasBlockedTheOtherIsNotOfferedIt(Screens screens) {
        var bens = screens.open("chat/anna", ben);
        opensHeaderMenu(bens);
        assertThat(offered(bens)).contains("Disappearing messages");

        contacts.block(ben, anna);
        bens.reload();
        opensHeaderMenu(bens);

        assertThat(offered(bens)).contains("Unblock").doesNotContain("Disappearing messages");
    }

    private static List<String> offered(Screen screen) {
        return screen.get(
                () -> screen.all(MenuItem.class).stream().map(MenuItem::getText).toList());
    }

    private static void opensHeaderMenu(Screen screen) {
        var more = screen.all(NativeButton.class).stream()
                .filter(button -> screen.get(() -> button.hasClassName("parley-header-more")))
                .findFirst()
                .orElseThrow();
        screen.fire(more, "vaadin-context-menu-before-open", Map.of("event.detail", Map.of()));
    }

    private static List<String> notices(Screen screen) {
        return screen.all(Notification.class).stream()
                .map(notice -> notice.getElement().getProperty("text"))
                .toList();
    }
}
