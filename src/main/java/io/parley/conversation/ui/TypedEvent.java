package io.parley.conversation.ui;

import com.vaadin.flow.component.ComponentEvent;

/** Something happened to the text of a composer; what it tells is as the browser says it, unchecked. */
abstract sealed class TypedEvent extends ComponentEvent<Composer> permits SendEvent, DraftEvent {

    private final String clientId;
    private final String text;

    TypedEvent(Composer source, boolean fromClient, String clientId, String text) {
        super(source, fromClient);
        this.clientId = clientId;
        this.text = text;
    }

    String clientId() {
        return clientId;
    }

    String text() {
        return text;
    }
}
