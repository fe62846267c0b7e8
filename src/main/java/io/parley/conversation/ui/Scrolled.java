package io.parley.conversation.ui;

import com.vaadin.flow.component.ComponentEvent;

/** The scrolling of a thread has come to rest. */
public final class Scrolled extends ComponentEvent<MessageThread> {

    Scrolled(MessageThread source) {
        super(source, true);
    }
}
