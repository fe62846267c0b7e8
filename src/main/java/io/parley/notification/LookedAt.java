package io.parley.notification;

import io.parley.account.UserId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** What people of this node have before their eyes now, as their screens tell it. */
@Component
public class LookedAt {

    /** A screen that is silent for so long is gone, or its computer sleeps; it polls every 25 s. */
    static final Duration SILENCE = Duration.ofSeconds(75);

    private record View(UserId viewer, String path, Instant toldAt) {}

    private final Clock clock;
    private final Map<Object, View> views = new ConcurrentHashMap<>();

    LookedAt(Clock clock) {
        this.clock = clock;
    }

    /**
     * Tells what a screen shows; to be told again as long as it does.
     *
     * @param path empty while nobody looks at the screen, or when it is gone
     */
    public void note(Object screen, UserId viewer, Optional<String> path) {
        path.ifPresentOrElse(
                shown -> views.put(screen, new View(viewer, shown, clock.instant())), () -> views.remove(screen));
    }

    /** Whether a person looks at a path on any of his screens. */
    public boolean isLookedAt(UserId viewer, String path) {
        var earliest = clock.instant().minus(SILENCE);
        return views.values().stream()
                .anyMatch(view -> view.viewer().equals(viewer)
                        && view.path().equals(path)
                        && view.toldAt().isAfter(earliest));
    }
}
