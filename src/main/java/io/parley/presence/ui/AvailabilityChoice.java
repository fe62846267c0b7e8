package io.parley.presence.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.select.Select;
import io.parley.account.UserId;
import io.parley.presence.Availability;
import io.parley.presence.Availability.Mode;
import io.parley.presence.AvailabilityService;
import io.parley.uikit.ViewerTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** How a person wants to be met; what is chosen holds at once. */
final class AvailabilityChoice extends Select<AvailabilityChoice.Choice> {

    private static final Duration MORNING = Duration.ofHours(8);

    /** What there is to choose. */
    enum Choice {
        USUAL(Mode.USUAL),
        HALF_HOUR(Mode.DO_NOT_DISTURB),
        HOUR(Mode.DO_NOT_DISTURB),
        TOMORROW(Mode.DO_NOT_DISTURB),
        UNDISTURBED(Mode.DO_NOT_DISTURB),
        INVISIBLE(Mode.INVISIBLE);

        private final Mode mode;

        Choice(Mode mode) {
            this.mode = mode;
        }

        private Optional<Instant> until(ViewerTime time) {
            return switch (this) {
                case HALF_HOUR -> Optional.of(time.now().plus(Duration.ofMinutes(30)));
                case HOUR -> Optional.of(time.now().plus(Duration.ofHours(1)));
                case TOMORROW ->
                    Optional.of(time.startOf(time.today().plusDays(1)).plus(MORNING));
                case USUAL, UNDISTURBED, INVISIBLE -> Optional.empty();
            };
        }
    }

    private final UserId user;
    private final AvailabilityService availabilities;
    private final Clock clock;

    AvailabilityChoice(UserId user, AvailabilityService availabilities, Clock clock) {
        this.user = user;
        this.availabilities = availabilities;
        this.clock = clock;
        setItems(Choice.values());
        setItemLabelGenerator(
                choice -> getTranslation("presence.choice." + choice.name().toLowerCase(Locale.ROOT)));
        addValueChangeListener(change -> {
            if (change.isFromClient() && change.getValue() != null) {
                choose(change.getValue());
            }
        });
    }

    private void choose(Choice choice) {
        getUI().ifPresent(ui -> {
            availabilities.change(user, choice.mode, choice.until(ViewerTime.of(ui, clock)));
            refresh(ui);
        });
    }

    /** Shows what holds now; what ends by itself is none of the choices any more, but a time. */
    void refresh(UI ui) {
        var now = availabilities.of(user);
        setPlaceholder(now.until()
                .map(end -> getTranslation(
                        "presence.choice.until", ViewerTime.of(ui, clock).listTime(end)))
                .orElse(""));
        if (now.until().isPresent()) {
            clear();
        } else {
            setValue(choice(now));
        }
    }

    private static Choice choice(Availability availability) {
        return switch (availability.mode()) {
            case USUAL -> Choice.USUAL;
            case DO_NOT_DISTURB -> Choice.UNDISTURBED;
            case INVISIBLE -> Choice.INVISIBLE;
        };
    }
}
