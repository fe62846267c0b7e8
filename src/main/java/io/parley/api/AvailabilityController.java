package io.parley.api;

import io.parley.account.Caller;
import io.parley.presence.Availability;
import io.parley.presence.AvailabilityService;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How the person in whose name a program acts wants to be met. */
@RestController
@RequestMapping("/api/v1/me/availability")
class AvailabilityController {

    private final AvailabilityService availabilities;
    private final Clock clock;

    AvailabilityController(AvailabilityService availabilities, Clock clock) {
        this.availabilities = availabilities;
        this.clock = clock;
    }

    @GetMapping
    Json.Availability availability(@AuthenticationPrincipal Caller caller) {
        var now = availabilities.of(caller.userId());
        return new Json.Availability(Json.word(now.mode()), now.until().orElse(null));
    }

    @PutMapping
    Json.Availability change(@AuthenticationPrincipal Caller caller, @RequestBody Incoming.NewAvailability wanted) {
        var mode = mode(Values.required(wanted.mode(), "mode"));
        var until = Optional.ofNullable(wanted.until()).map(text -> Values.instant(text, "until"));
        until.ifPresent(end -> check(mode, end));
        availabilities.change(caller.userId(), mode, until);
        return availability(caller);
    }

    private void check(Availability.Mode mode, Instant end) {
        if (mode != Availability.Mode.DO_NOT_DISTURB) {
            throw Values.invalid("until goes with do_not_disturb alone");
        }
        if (!end.isAfter(clock.instant())) {
            throw Values.invalid("until has to be in the future");
        }
    }

    private static Availability.Mode mode(String word) {
        return Json.constant(Availability.Mode.class, word)
                .orElseThrow(() -> Values.invalid("mode has to be usual, do_not_disturb or invisible"));
    }
}
