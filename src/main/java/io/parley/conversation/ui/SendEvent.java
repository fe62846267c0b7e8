package io.parley.conversation.ui;

import com.vaadin.flow.component.DomEvent;
import com.vaadin.flow.component.EventData;

/** A person has sent what was in the composer, which is empty already. */
@DomEvent("parley-send")
public final class SendEvent extends TypedEvent {

    public SendEvent(
            Composer source,
            boolean fromClient,
            @EventData("event.detail.clientId") String clientId,
            @EventData("event.detail.text") String text) {
        super(source, fromClient, clientId, text);
    }
}
