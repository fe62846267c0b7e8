package io.parley.conversation.ui;

import com.vaadin.flow.component.DebounceSettings;
import com.vaadin.flow.component.DomEvent;
import com.vaadin.flow.component.EventData;
import com.vaadin.flow.dom.DebouncePhase;

/** The text in the composer is another than before, or answers another message; told at its first change and when it comes to rest. */
@DomEvent(
        value = "parley-draft",
        debounce =
                @DebounceSettings(
                        timeout = 400,
                        phases = {DebouncePhase.LEADING, DebouncePhase.TRAILING}))
public final class DraftEvent extends TypedEvent {

    public DraftEvent(
            Composer source,
            boolean fromClient,
            @EventData("event.detail.clientId") String clientId,
            @EventData("event.detail.text") String text,
            @EventData("event.detail.replyTo") String replyTo) {
        super(source, fromClient, clientId, text, replyTo);
    }
}
