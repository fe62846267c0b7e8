package io.parley.conversation.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.ClickEvent;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.textfield.TextField;
import io.parley.account.UserId;
import io.parley.contact.ContactService;
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

/** Ben passes a message of Anna's on to Mai. */
@ViewTest
class ForwardingOnScreensTest {

    private static final String FIELD = "Person or conversation";

    @Autowired
    private MessageService messages;

    @Autowired
    private ContactService contacts;

    private UserId ben;
    private UserId mai;
    private Screen screen;
    private Talk bens;

    @BeforeEach
    void aMessage(People people, Screens screens) {
        ben = people.registered("ben");
        mai = people.registered("mai");
        messages.send(people.registered("anna"), ben, ClientMessageId.random(), new MessageBody("a recipe"));
        screen = screens.open("chat/anna", ben);
        bens = new Talk(screen);
    }

    @Test
    void whoeverIsChosenGetsItAndSeesThatItWasWrittenElsewhere(Screens screens) {
        bens.chooses(1, "Forward");
        screen.type(FIELD, "mai");
        var mais = screen.the(NativeButton.class, "Mai@mai");
        screen.run(() -> ComponentUtil.fireEvent(mais, new ClickEvent<>(mais)));

        screen.eventually(() -> assertThat(notices()).containsExactly("Forwarded to Mai."));
        assertThat(screen.all(PersonDialog.class)).isEmpty();
        var hers = screens.open("chat/ben", mai);
        new Talk(hers).eventuallyShows("a recipe");
        assertThat(hers.text()).contains("Forwarded");
    }

    @Test
    void aDoubleClickForwardsItOnce(Screens screens) {
        bens.chooses(1, "Forward");
        screen.type(FIELD, "mai");
        var mais = screen.the(NativeButton.class, "Mai@mai");
        screen.run(() -> {
            ComponentUtil.fireEvent(mais, new ClickEvent<>(mais));
            ComponentUtil.fireEvent(mais, new ClickEvent<>(mais));
        });
        bens.chooses(1, "Forward");
        screen.type(FIELD, "ann");
        screen.fire(screen.the(TextField.class, FIELD), "keydown", Map.of(PersonFinder.ENTER_KEY, true));

        screen.eventually(() -> assertThat(notices()).contains("Forwarded to Anna."));
        assertThat(notices()).containsOnlyOnce("Forwarded to Mai.");
        new Talk(screens.open("chat/ben", mai)).eventuallyShows("a recipe");
    }

    @Test
    void enterTakesTheFirst() {
        bens.chooses(1, "Forward");
        screen.type(FIELD, "ann");
        screen.fire(screen.the(TextField.class, FIELD), "keydown", Map.of(PersonFinder.ENTER_KEY, true));

        screen.eventually(() -> assertThat(notices()).containsExactly("Forwarded to Anna."));
    }

    @Test
    void whyItWasNotSentIsTold() {
        contacts.block(ben, mai);
        bens.chooses(1, "Forward");
        screen.type(FIELD, "mai");
        screen.fire(screen.the(TextField.class, FIELD), "keydown", Map.of(PersonFinder.ENTER_KEY, true));

        screen.eventually(
                () -> assertThat(notices()).containsExactly("Nothing goes to this person: you have blocked them."));
    }

    private List<String> notices() {
        return screen.all(Notification.class).stream()
                .map(notice -> notice.getElement().getProperty("text"))
                .toList();
    }
}
