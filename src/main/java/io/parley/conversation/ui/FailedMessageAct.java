package io.parley.conversation.ui;

import com.vaadin.flow.component.ComponentEvent;

/** What a person does about a message that was not sent. */
public final class FailedMessageAct extends ComponentEvent<MessageThread> {

    /** Which of the two. */
    public enum Act {
        SEND_AGAIN,
        DISCARD
    }

    private final Act act;
    private final UnsentMessage message;

    FailedMessageAct(MessageThread source, Act act, UnsentMessage message) {
        super(source, true);
        this.act = act;
        this.message = message;
    }

    public Act act() {
        return act;
    }

    public UnsentMessage message() {
        return message;
    }
}
