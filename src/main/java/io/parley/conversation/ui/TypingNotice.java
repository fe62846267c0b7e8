package io.parley.conversation.ui;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/** Decides when the peer is told that the viewer is typing: at once, then at most every three seconds, and at the end. */
final class TypingNotice {

    private static final Duration PAUSE = Duration.ofSeconds(3);

    private final Clock clock;
    private final Consumer<Boolean> tell;
    private Instant nextAt = Instant.MIN;
    private boolean active;

    /** @param tell gets true for "is typing" and false for "has stopped" */
    TypingNotice(Clock clock, Consumer<Boolean> tell) {
        this.clock = clock;
        this.tell = tell;
    }

    void typed(boolean hasText) {
        if (!hasText) {
            stopped();
        } else if (!clock.instant().isBefore(nextAt)) {
            nextAt = clock.instant().plus(PAUSE);
            active = true;
            tell.accept(true);
        }
    }

    /** The text has gone off as a message, which says itself that the typing has ended. */
    void sent() {
        active = false;
        nextAt = Instant.MIN;
    }

    void stopped() {
        if (active) {
            tell.accept(false);
        }
        sent();
    }
}
