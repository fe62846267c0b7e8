package io.parley.conversation.ui;

import com.vaadin.flow.component.ComponentEvent;
import io.parley.conversation.Emoji;
import io.parley.conversation.Message;

/** A person adds a reaction to a message, or takes his own back. */
public final class ReactionWanted extends ComponentEvent<MessageThread> {

    private final Message message;
    private final Emoji emoji;

    ReactionWanted(MessageThread source, Message message, Emoji emoji) {
        super(source, true);
        this.message = message;
        this.emoji = emoji;
    }

    public Message message() {
        return message;
    }

    public Emoji emoji() {
        return emoji;
    }
}
