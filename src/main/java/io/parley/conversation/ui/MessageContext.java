package io.parley.conversation.ui;

import com.vaadin.flow.component.Component;
import io.parley.account.UserId;
import io.parley.account.UserProfile;
import io.parley.conversation.Message;
import io.parley.conversation.Receipts;
import io.parley.uikit.ViewerTime;

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
}
