package io.parley.conversation;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How long the messages of a conversation are kept. */
public enum Lifetime {
    FOR_GOOD(Duration.ZERO),
    DAY(Duration.ofDays(1)),
    WEEK(Duration.ofDays(7)),
    MONTH(Duration.ofDays(30));

    private final Duration length;

    Lifetime(Duration length) {
        this.length = length;
    }

    /** When a message is gone that is sent at some time; never if it is kept for good. */
    Optional<Instant> end(Instant sentAt) {
        return this == FOR_GOOD ? Optional.empty() : Optional.of(sentAt.plus(length));
    }
}
