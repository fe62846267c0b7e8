package io.parley.conversation.ui;

import com.vaadin.flow.component.ComponentEvent;
import com.vaadin.flow.component.DomEvent;
import com.vaadin.flow.component.EventData;

/** A person has sent what was in the composer, which is empty already. */
@DomEvent("parley-send")
public final class SendEvent extends ComponentEvent<Composer> {

    private final String clientId;
    private final String text;

    public SendEvent(
            Composer source,
            boolean fromClient,
            @EventData("event.detail.clientId") String clientId,
            @EventData("event.detail.text") String text) {
        super(source, fromClient);
        this.clientId = clientId;
        this.text = text;
    }

    /** As the browser says it, unchecked. */
    public String clientId() {
        return clientId;
    }

    /** As the browser says it, unchecked. */
    public String text() {
        return text;
    }
}
