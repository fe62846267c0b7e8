package io.parley.conversation.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.server.Command;
import io.parley.account.UserId;
import io.parley.account.UserProfile;
import io.parley.conversation.Emoji;
import io.parley.conversation.Message;
import io.parley.conversation.Receipts;
import io.parley.uikit.ViewerTime;
import java.util.function.Consumer;

/** What a {@link MessageAction} works with: the message that the menu was opened for, and the screen that shows it. */
public interface MessageContext {

    /** The message as it stood when the menu was opened. */
    Message message();

    UserId viewer();

    UserProfile peer();

    /** The peer's receipts, as far as they concern the messages on the screen. */
    Receipts receipts();

    ViewerTime time();

    /** The open conversation; asks for words, and knows its UI. */
    Component screen();

    /** Brings the message into the composer, to be given another text. */
    void edit();

    /** Lets the next message from the composer answer it. */
    void reply();

    /** Adds the viewer's reaction, or takes it back. */
    void react(Emoji emoji);

    /** Asks the viewer for a person, one of whom may be himself; whoever gives up is not heard of. */
    void choosePerson(String title, Consumer<UserProfile> onChosen);

    /**
     * Does something on another thread, as whatever asks the database must; what becomes of the message comes to the screen by
     * itself. A refusal is told to the person in a sentence.
     */
    void later(Runnable act);

    /** Comes back from there to the screen, if it is still open. */
    void inScreen(Command act);
}
