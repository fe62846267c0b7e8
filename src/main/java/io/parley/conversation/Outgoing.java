package io.parley.conversation;

import io.parley.account.UserId;
import io.parley.attachment.Attachment;
import io.parley.attachment.AttachmentId;
import java.util.List;
import java.util.Optional;

/** A message that somebody sends, before it has a place in a conversation. */
record Outgoing(UserId author, UserId recipient, ClientMessageId clientId, Content content) {

    /**
     * What is in it.
     *
     * @param replyTo the seq of the message that it answers
     * @param forwarded whether it was written elsewhere
     */
    record Content(MessageBody body, List<Attachment> attachments, Optional<Long> replyTo, boolean forwarded) {

        static Content of(MessageBody body) {
            return new Content(body, List.of(), Optional.empty(), false);
        }
    }

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
        return content.attachments().stream().map(Attachment::id).toList();
    }
}
