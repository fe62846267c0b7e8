package io.parley.conversation;

import io.parley.attachment.Attachment;
import io.parley.attachment.AttachmentId;
import java.util.List;
import java.util.Optional;

/**
 * What somebody wants to send: a text, files, or both.
 *
 * @param files that the author has uploaded and not sent, in the order in which they are shown
 * @param replyTo the seq of the message that it answers, in the same conversation
 */
public record NewMessage(MessageBody body, List<AttachmentId> files, Optional<Long> replyTo) {

    /** @throws InvalidMessageException if there is neither a text nor a file, or there are too many files */
    public NewMessage {
        files = List.copyOf(files);
        if (body.isEmpty() && files.isEmpty()) {
            throw new InvalidMessageException(InvalidMessageException.Reason.BLANK);
        }
        if (files.size() > Attachment.MOST) {
            throw new InvalidMessageException(InvalidMessageException.Reason.TOO_MANY_FILES);
        }
    }

    /** A text alone. */
    public static NewMessage of(MessageBody body) {
        return new NewMessage(body, List.of(), Optional.empty());
    }

    /** The same as a message by itself, which answers none. */
    public NewMessage alone() {
        return new NewMessage(body, files, Optional.empty());
    }
}
