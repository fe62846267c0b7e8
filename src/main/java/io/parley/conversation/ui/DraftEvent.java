package io.parley.conversation.ui;

import com.vaadin.flow.component.ComponentEvent;
import com.vaadin.flow.component.DebounceSettings;
import com.vaadin.flow.component.DomEvent;
import com.vaadin.flow.component.EventData;
import com.vaadin.flow.dom.DebouncePhase;

/** The text in the composer is another than before; told at its first change and when it comes to rest. */
@DomEvent(
        value = "parley-draft",
        debounce =
                @DebounceSettings(
                        timeout = 400,
                        phases = {DebouncePhase.LEADING, DebouncePhase.TRAILING}))
public final class DraftEvent extends ComponentEvent<Composer> {

    private final String clientId;
    private final String text;

    public DraftEvent(
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
