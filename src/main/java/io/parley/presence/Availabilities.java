package io.parley.presence;

import io.parley.account.UserId;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** What people have chosen, in memory: asked with every sign of life, and only few have chosen anything. */
@Component
class Availabilities {

    private final Clock clock;
    private final Map<UserId, Availability> chosen = new ConcurrentHashMap<>();

    Availabilities(Clock clock) {
        this.clock = clock;
    }

    /** What holds now. */
    Availability of(UserId user) {
        return Optional.ofNullable(chosen.get(user))
                .filter(choice -> choice.at(clock.instant()) != Availability.Mode.USUAL)
                .orElse(Availability.USUAL);
    }

    void keep(UserId user, Availability availability) {
        if (availability.mode() == Availability.Mode.USUAL) {
            chosen.remove(user);
        } else {
            chosen.put(user, availability);
        }
    }
}
