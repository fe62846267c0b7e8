package io.parley.presence;

import java.time.Instant;
import java.util.Optional;

/**
 * How a person wants to be met while he is here.
 *
 * @param since when he chose it
 * @param until when it ends by itself; empty for not before he chooses something else
 */
public record Availability(Mode mode, Instant since, Optional<Instant> until) {

    /** In what way. */
    public enum Mode {
        USUAL,
        /** Others see that he does not want to be disturbed, and nothing is told to him of new messages. */
        DO_NOT_DISTURB,
        /** To others he is as if he had left when he chose it. */
        INVISIBLE
    }

    /** Of whoever has chosen nothing. */
    public static final Availability USUAL = new Availability(Mode.USUAL, Instant.EPOCH, Optional.empty());

    /** What of it holds at an instant. */
    public Mode at(Instant now) {
        return until.filter(end -> !now.isBefore(end)).isPresent() ? Mode.USUAL : mode;
    }
}
