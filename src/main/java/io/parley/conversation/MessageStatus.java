package io.parley.conversation;

import java.time.Instant;

/** How far a stored message has come, as its sender may know it; only ever moves forward. */
public sealed interface MessageStatus {

    /** How far it has come. */
    private int way() {
        return switch (this) {
            case Sent() -> 0;
            case Delivered(var at) -> 1;
            case Read(var at) -> 2;
        };
    }

    /** Another that is known of the same message if it has come further, else this, which tells the first time. */
    default MessageStatus orFurther(MessageStatus other) {
        return other.way() > way() ? other : this;
    }

    /** Stored for good. */
    record Sent() implements MessageStatus {}

    /** A client of the recipient has confirmed that it holds the message. */
    record Delivered(Instant at) implements MessageStatus {}

    /** The recipient has had the message before his eyes. */
    record Read(Instant at) implements MessageStatus {}
}
