package io.parley.api;

import java.util.Locale;

/** Why a frame was not obeyed; the names are part of the protocol. */
enum FrameCode {
    /** Not one JSON object, or one that is too deep. */
    MALFORMED_JSON,
    /** Longer than {@link Frames#MAX_BYTES}. */
    TOO_LARGE,
    /** A binary message. */
    BINARY,
    /** No such {@code type}. */
    UNKNOWN_TYPE,
    /** A field that this type does not have, or one that is there twice. */
    UNKNOWN_FIELD,
    /** A field is not there that this type needs. */
    MISSING_FIELD,
    /** A field holds a value that it cannot hold. */
    INVALID_VALUE,
    /** Something else before {@code hello}. */
    HELLO_FIRST,
    /** A second {@code hello}. */
    HELLO_AGAIN,
    /** The access token may only read. */
    INSUFFICIENT_SCOPE,
    /** No such conversation, or one of others. */
    NO_CONVERSATION,
    /** No such person. */
    NO_RECIPIENT,
    /** The sender has blocked this person himself. */
    BLOCKED,
    /** The recipient has yet to accept; no more messages until then. */
    NOT_ACCEPTED,
    /** One of the files is not there, is of somebody else, or has been sent already. */
    NO_FILE,
    /** The message that another answers, or passes on, is not there or was deleted. */
    NO_ORIGINAL,
    /** No such message in this conversation. */
    NO_MESSAGE,
    /** The message is somebody else's. */
    NOT_YOURS,
    /** The message was deleted. */
    DELETED,
    /** The message is too old to be edited. */
    TOO_LATE,
    /** As many reactions of one person to one message as are allowed. */
    TOO_MANY_REACTIONS,
    /** There is nothing to be seen in the text. */
    BLANK,
    /** The text is longer than a message may be. */
    TOO_LONG,
    /** More files than a message may carry. */
    TOO_MANY_FILES,
    /** The text is no Unicode. */
    INVALID_TEXT,
    /** More messages than allowed in this time. */
    TOO_MANY_MESSAGES,
    /** More new conversations than allowed in this time. */
    TOO_MANY_CONVERSATIONS,
    /** Too much of this socket waits to be done; this frame was dropped. */
    OVERLOADED,
    /** It cannot be done now; whether it was done is not known. */
    UNAVAILABLE;

    private final String word = name().toLowerCase(Locale.ROOT);

    /** As the protocol writes it. */
    String word() {
        return word;
    }
}
