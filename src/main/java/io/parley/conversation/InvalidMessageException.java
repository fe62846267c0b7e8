package io.parley.conversation;

import io.parley.attachment.Attachment;

/** A text can not be a message. */
public final class InvalidMessageException extends IllegalArgumentException {

    /** The rule that the text breaks. */
    public enum Reason {
        /** There is nothing to be seen: neither characters nor files, or only spaces, line breaks and marks without a shape. */
        BLANK,
        /** More than {@link MessageBody#MAX_CODE_POINTS} code points. */
        TOO_LONG,
        /** More than {@link Attachment#MOST} files. */
        TOO_MANY_FILES,
        /** Not Unicode text: half of a surrogate pair stands alone. */
        MALFORMED
    }

    private final Reason reason;

    InvalidMessageException(Reason reason) {
        super("Not a message: " + reason);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
