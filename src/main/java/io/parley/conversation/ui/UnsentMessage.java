package io.parley.conversation.ui;

import io.parley.attachment.Attachment;
import io.parley.conversation.ClientMessageId;
import io.parley.conversation.MessageBody;
import io.parley.conversation.NewMessage;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A message of the viewer's own that is not known to be stored.
 *
 * @param replyTo the seq of the message that it answers
 * @param at when it was written
 */
public record UnsentMessage(
        ClientMessageId clientId, MessageBody body, List<Attachment> files, Optional<Long> replyTo, Instant at) {

    public UnsentMessage {
        files = List.copyOf(files);
    }

    /** The same as a message by itself, which answers none. */
    UnsentMessage alone() {
        return new UnsentMessage(clientId, body, files, Optional.empty(), at);
    }

    NewMessage toSend() {
        return new NewMessage(body, files.stream().map(Attachment::id).toList(), replyTo);
    }
}
