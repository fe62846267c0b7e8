package io.parley.conversation;

import io.parley.account.UserId;
import io.parley.attachment.Attachment;
import io.parley.attachment.AttachmentId;
import java.util.List;

/** A message that somebody sends, before it has a place in a conversation. */
record Outgoing(
        UserId author, UserId recipient, ClientMessageId clientId, MessageBody body, List<Attachment> attachments) {

    Pair pair() {
        return Pair.of(author, recipient);
    }

    MessageKey key(ConversationId id) {
        return new MessageKey(id, author, clientId);
    }

    DraftChanged draftChange() {
        return new DraftChanged(author, recipient);
    }

    List<AttachmentId> files() {
        return attachments.stream().map(Attachment::id).toList();
    }
}
