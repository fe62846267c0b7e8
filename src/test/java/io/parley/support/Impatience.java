package io.parley.support;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Lets whoever waits for something look for it every 10 ms, for all tests; JUnit finds it by its service file. */
public final class Impatience implements BeforeAllCallback {

    private static final Duration PACE = Duration.ofMillis(10);

    @Override
    public void beforeAll(ExtensionContext context) {
        Awaitility.setDefaultPollInterval(PACE);
    }
}
