package io.parley.conversation;

import io.parley.attachment.Attachment;
import io.parley.attachment.AttachmentId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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

    /** Whether this is what is stored; one that was changed since may have been it. */
    public boolean isStoredAs(Message stored) {
        var carried = stored.attachments().stream().map(Attachment::id).toList();
        return stored.isChanged()
                || stored.body().equals(body) && Set.copyOf(carried).equals(Set.copyOf(files));
    }

    /** The same as a message by itself, which answers none. */
    public NewMessage alone() {
        return new NewMessage(body, files, Optional.empty());
    }
}
