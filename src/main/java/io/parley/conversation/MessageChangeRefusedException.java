package io.parley.conversation;

/** A message may not be changed in this way; nothing was stored. */
public final class MessageChangeRefusedException extends RuntimeException {

    /** Why. */
    public enum Reason {
        /** There is no message with this seq. */
        NO_MESSAGE,
        /** It is somebody else's. */
        NOT_YOURS,
        /** It was deleted. */
        DELETED,
        /** It is older than the time in which messages may be edited. */
        TOO_LATE,
        /** The person has reacted to it with as many emoji as are allowed. */
        TOO_MANY_REACTIONS
    }

    private final Reason reason;

    MessageChangeRefusedException(Reason reason) {
        super("Change of a message refused: " + reason);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
