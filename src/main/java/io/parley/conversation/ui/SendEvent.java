package io.parley.conversation.ui;

import com.vaadin.flow.component.DomEvent;
import com.vaadin.flow.component.EventData;
import io.parley.attachment.AttachmentId;
import java.util.List;

/** A person has sent what was in the composer, which is empty already. */
@DomEvent("parley-send")
public final class SendEvent extends TypedEvent {

    private final String files;
    private final String seen;

    public SendEvent(
            Composer source,
            boolean fromClient,
            @EventData("event.detail.clientId") String clientId,
            @EventData("event.detail.text") String text,
            @EventData("event.detail.files") String files,
            @EventData("event.detail.replyTo") String replyTo,
            @EventData("event.detail.seen") String seen) {
        super(source, fromClient, clientId, text, replyTo);
        this.files = files;
        this.seen = seen;
    }

    /** The files that go with it, by their ids. */
    List<AttachmentId> files() {
        return Composer.files(files);
    }

    /** The seq of the peer's last message in the page when it was sent; 0 if there was none. */
    long seen() {
        return Composer.seq(seen).orElse(0L);
    }
}
