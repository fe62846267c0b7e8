package io.parley.conversation.ui;

import com.vaadin.flow.component.ComponentEvent;
import io.parley.conversation.ClientMessageId;
import io.parley.conversation.MessageBody;

/** What a person does about a message that was not sent. */
public final class FailedMessageAct extends ComponentEvent<MessageThread> {

    /** Which of the two. */
    public enum Act {
        SEND_AGAIN,
        DISCARD
    }

    private final Act act;
    private final ClientMessageId clientId;
    private final MessageBody body;

    FailedMessageAct(MessageThread source, Act act, ClientMessageId clientId, MessageBody body) {
        super(source, true);
        this.act = act;
        this.clientId = clientId;
        this.body = body;
    }

    public Act act() {
        return act;
    }

    public ClientMessageId clientId() {
        return clientId;
    }

    public MessageBody body() {
        return body;
    }
}
