package io.parley.conversation.ui;

import com.vaadin.flow.component.ComponentEvent;

/** A person wants to see a message where it stands, which another one answers. */
public final class JumpWanted extends ComponentEvent<MessageThread> {

    private final long seq;

    JumpWanted(MessageThread source, long seq) {
        super(source, true);
        this.seq = seq;
    }

    public long seq() {
        return seq;
    }
}
