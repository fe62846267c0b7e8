package io.parley.conversation;

import java.time.Duration;

/** A message may not be sent; nothing was stored. */
public final class MessageRefusedException extends RuntimeException {

    /** Why. */
    public enum Reason {
        /** No such person. */
        NO_RECIPIENT,
        /** The author has blocked the recipient himself. */
        BLOCKED,
        /** The recipient has yet to let the author in, who has written as much as one may until then. */
        NOT_ACCEPTED,
        /** One of the files is not there, is of somebody else, or has been sent already. */
        NO_FILE,
        /** The message that it answers, or passes on, is not there or was deleted. */
        NO_ORIGINAL,
        /** More messages than allowed in this time. */
        TOO_MANY_MESSAGES,
        /** More new conversations than allowed in this time. */
        TOO_MANY_CONVERSATIONS
    }

    private final Reason reason;
    private final Duration retryAfter;

    MessageRefusedException(Reason reason, Duration retryAfter) {
        super("Message refused: " + reason);
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
