package io.parley.security;

import com.vaadin.flow.component.UI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** How long a browser has not been touched; that its tabs are open, and ask the server by themselves, is no touch. */
final class IdleWatch {

    /** As the presence of a person does, with which the browser then shares one message. */
    private static final Duration INPUT_PACE = Duration.ofSeconds(30);

    private final Clock clock;
    private final Duration longest;
    private volatile Instant touched;

    /** @param longest zero where it does not matter how long */
    IdleWatch(Clock clock, Duration longest) {
        this.clock = clock;
        this.longest = longest;
        touched = clock.instant();
    }

    void touched() {
        touched = clock.instant();
    }

    Instant lastTouched() {
        return touched;
    }

    boolean isTooLong() {
        return !longest.isZero() && touched.plus(longest).isBefore(clock.instant());
    }

    /** Watches a tab, whose heartbeats are the occasions to look. */
    void watch(UI tab, Runnable onTooLong) {
        for (var input : List.of("pointerdown", "keyup")) {
            tab.getElement()
                    .addEventListener(input, event -> touched())
                    .throttle((int) INPUT_PACE.toMillis())
                    .allowInert();
        }
        tab.addHeartbeatListener(heartbeat -> {
            if (isTooLong()) {
                onTooLong.run();
            }
        });
    }
}
