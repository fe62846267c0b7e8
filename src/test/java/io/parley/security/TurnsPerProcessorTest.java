package io.parley.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TurnsPerProcessorTest {

    private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();

    private final SecurityConfig config = new SecurityConfig();

    @Test
    void twoPagesAreLoadedAtATime() {
        assertThat(places(config.pagesBeingLoaded())).isEqualTo(2 * PROCESSORS);
    }

    @Test
    void fourRequestsOfScreensAreAnsweredAtATime() {
        assertThat(places(config.requestsOfScreens())).isEqualTo(4 * PROCESSORS);
    }

    private static int places(WaitingLine line) {
        var places = 0;
        while (line.join(false).comesWithin(Duration.ZERO)) {
            places++;
        }
        return places;
    }
}
