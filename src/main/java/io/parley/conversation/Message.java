package io.parley.conversation;

import io.parley.account.UserId;
import io.parley.attachment.Attachment;
import java.time.Instant;
import java.util.List;

/**
 * A message that is stored for good.
 *
 * @param id unique in the installation; says nothing about order
 * @param seq 1, 2, 3 … in its conversation, without holes: the only order there is
 * @param rev the revision of the conversation at which this message last changed
 * @param body empty where the message was deleted
 * @param sentAt when it was stored, UTC, to the microsecond
 * @param attachments the files that it carries; there is a text where there are none
 */
public record Message(
        long id,
        ConversationId conversationId,
        long seq,
        long rev,
        UserId senderId,
        ClientMessageId clientId,
        MessageBody body,
        Instant sentAt,
        MessageMarks marks,
        List<Attachment> attachments) {

    public Message {
        attachments = List.copyOf(attachments);
    }

    /** A message as it is sent plainly. */
    public Message(
            long id,
            ConversationId conversationId,
            long seq,
            long rev,
            UserId senderId,
            ClientMessageId clientId,
            MessageBody body,
            Instant sentAt) {
        this(id, conversationId, seq, rev, senderId, clientId, body, sentAt, MessageMarks.NONE, List.of());
    }

    /** Whether it is neither deleted nor a notice, so that it can be answered, changed, passed on and counted as unread. */
    public boolean isThere() {
        return !marks.deleted() && marks.lifetime().isEmpty();
    }

    /** Whether its author has given it another text, or deleted it. */
    public boolean isChanged() {
        return marks.deleted() || marks.editedAt().isPresent();
    }
}
