package io.parley.attachment;

import java.time.Duration;

/** A file is not taken; nothing of it was kept. */
public final class AttachmentRefusedException extends RuntimeException {

    /** Why. */
    public enum Reason {
        /** There is nothing in it. */
        EMPTY,
        /** It has more bytes than a file may have. */
        TOO_LARGE,
        /** It is a picture of more pixels than one may have. */
        TOO_MANY_PIXELS,
        /** It begins as a picture does and cannot be read as one to its end. */
        BROKEN_PICTURE,
        /** It is a picture or film whose metadata cannot be found for certain, so that it might tell where it was taken. */
        UNREADABLE_METADATA,
        /** More files than allowed in this time. */
        TOO_MANY_FILES,
        /** The disk has no more room for files. */
        NO_ROOM
    }

    private final Reason reason;
    private final Duration retryAfter;

    AttachmentRefusedException(Reason reason) {
        this(reason, Duration.ZERO);
    }

    AttachmentRefusedException(Reason reason, Duration retryAfter) {
        super("File refused: " + reason);
        this.reason = reason;
        this.retryAfter = retryAfter;
    }

    public Reason reason() {
        return reason;
    }

    /** How long to wait before trying again; zero where waiting does not help. */
    public Duration retryAfter() {
        return retryAfter;
    }
}
