package io.parley.conversation.ui;

import com.vaadin.flow.component.ComponentEvent;
import java.util.Optional;

/** Something happened to the text of a composer; what it tells is as the browser says it, unchecked. */
abstract sealed class TypedEvent extends ComponentEvent<Composer> permits SendEvent, DraftEvent {

    private final String clientId;
    private final String text;
    private final String replyTo;

    TypedEvent(Composer source, boolean fromClient, String clientId, String text, String replyTo) {
        super(source, fromClient);
        this.clientId = clientId;
        this.text = text;
        this.replyTo = replyTo;
    }

    String clientId() {
        return clientId;
    }

    String text() {
        return text;
    }

    /** The message that it answers, by its seq. */
    Optional<Long> replyTo() {
        return Composer.seq(replyTo);
    }
}
