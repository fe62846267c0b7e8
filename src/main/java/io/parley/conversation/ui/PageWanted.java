package io.parley.conversation.ui;

import com.vaadin.flow.component.ComponentEvent;

/** A person wants to see more of a thread than it shows. */
public final class PageWanted extends ComponentEvent<MessageThread> {

    /** Where. */
    public enum End {
        /** Before the first message that is shown. */
        OLDER,
        /** After the last message that is shown. */
        NEWER,
        /** The end of the conversation. */
        LATEST
    }

    private final End end;

    PageWanted(MessageThread source, End end) {
        super(source, true);
        this.end = end;
    }

    public End end() {
        return end;
    }
}
