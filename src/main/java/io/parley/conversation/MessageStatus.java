package io.parley.conversation;

import java.time.Instant;

/** How far a stored message has come, as its sender may know it; only ever moves forward. */
public sealed interface MessageStatus {

    /** Stored for good. */
    record Sent() implements MessageStatus {}

    /** A client of the recipient has confirmed that it holds the message. */
    record Delivered(Instant at) implements MessageStatus {}

    /** The recipient has had the message before his eyes. */
    record Read(Instant at) implements MessageStatus {}
}
