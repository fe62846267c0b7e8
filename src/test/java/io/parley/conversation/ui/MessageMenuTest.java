package io.parley.conversation.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.html.DescriptionList.Description;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.textfield.TextArea;
import io.parley.account.UserId;
import io.parley.conversation.ClientMessageId;
import io.parley.conversation.Message;
import io.parley.conversation.MessageBody;
import io.parley.conversation.MessageService;
import io.parley.conversation.ReceiptService;
import io.parley.support.People;
import io.parley.support.Screen;
import io.parley.support.Screens;
import io.parley.support.ViewTest;
import io.parley.uikit.Notifications;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.stereotype.Component;

/** What the one menu of all messages offers, and how another module adds to it. */
@ViewTest
@Import(MessageMenuTest.AnotherModule.class)
class MessageMenuTest {

    @Autowired
    private MessageService messages;

    @Autowired
    private ReceiptService receipts;

    private UserId anna;
    private UserId ben;
    private Screen screen;
    private Talk annas;

    @BeforeEach
    void aConversation(People people, Screens screens) {
        anna = people.registered("anna");
        ben = people.registered("ben");
        send(anna, ben, "mine");
        send(ben, anna, "yours");
        screen = screens.open("chat/ben", anna);
        annas = new Talk(screen);
    }

    private Message send(UserId author, UserId recipient, String text) {
        return messages.send(author, recipient, ClientMessageId.random(), new MessageBody(text));
    }

    @Test
    void whatIsOfferedStandsInItsOrder() {
        assertThat(annas.opensMenuOf(1))
                .containsExactly("React", "Reply", "Copy text", "Edit", "Forward", "Message info", "Delete");
    }

    @Test
    void anActionOfAnotherModuleStandsWhereItAppliesAndIsToldTheMessage() {
        assertThat(annas.opensMenuOf(1)).doesNotContain("Remind me");
        assertThat(annas.opensMenuOf(2)).containsSubsequence("Copy text", "Remind me", "Message info");

        screen.press("Remind me");

        assertThat(screen.all(Notification.class))
                .extracting(notice -> notice.getElement().getProperty("text"))
                .containsExactly("yours of Ben");
    }

    @Test
    void aMessageThatIsNotThereHasNoMenu() {
        assertThat(annas.opensMenuOf(99)).isEmpty();
        assertThat(annas.opensMenuOf(0)).isEmpty();
    }

    @Test
    void theInfoOfOnesOwnMessageSaysWhenItCameHowFar() {
        var id = send(anna, ben, "another").conversationId();
        receipts.delivered(ben, id, 3);
        receipts.read(ben, id, 1);
        annas.eventuallyLastIs("delivered", "Delivered");

        annas.chooses(3, "Message info");
        assertThat(screen.text()).containsSubsequence("Sent", "Delivered", "Read", "Not yet");
        assertThat(screen.text()).containsPattern(", \\d\\d:\\d\\d:\\d\\d");
    }

    @Test
    void theInfoOfThePeersMessageSaysWhenItWasSentAlone() {
        annas.chooses(2, "Message info");

        assertThat(screen.all(Description.class)).hasSize(1);
    }

    @Test
    void copyingPutsTheTextIntoTheClipboardAndSaysSo() {
        annas.chooses(2, "Copy text");
        screen.clientAnswers("clipboard", true);

        assertThat(screen.all(TextToCopy.class)).isEmpty();
        assertThat(screen.all(Notification.class))
                .extracting(notice -> notice.getElement().getProperty("text"))
                .containsExactly("Copied.");
    }

    @Test
    void whereTheBrowserRefusesToCopyTheTextIsShownForIt() {
        annas.chooses(2, "Copy text");
        screen.clientFails("clipboard");

        assertThat(screen.all(TextArea.class)).extracting(TextArea::getValue).contains("yours");
    }

    /** As in {@code docs/extending.md}. */
    @Component
    static class RemindMe implements MessageAction {

        @Override
        public String label() {
            return "Remind me";
        }

        @Override
        public VaadinIcon icon() {
            return VaadinIcon.BELL_O;
        }

        @Override
        public int order() {
            return 450;
        }

        @Override
        public boolean applies(Message message, UserId viewer) {
            return !message.senderId().equals(viewer);
        }

        @Override
        public void run(MessageContext context) {
            Notifications.success(context.message().body().text() + " of "
                    + context.peer().displayName().value());
        }
    }

    @TestConfiguration(proxyBeanMethods = false)
    @Import(RemindMe.class)
    static class AnotherModule {}
}
