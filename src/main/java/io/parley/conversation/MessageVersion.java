package io.parley.conversation;

import java.time.Instant;

/** How a message read from a moment on, until it was edited. */
public record MessageVersion(MessageBody body, Instant writtenAt) {}
