package io.parley.presence;

import java.time.Instant;

/** Whether a person is here, as others may know it. */
public sealed interface Presence {

    /** At least one live lease, with input in the last five minutes. */
    record Online() implements Presence {}

    /** At least one live lease, but no input for five minutes on any of them. */
    record Away() implements Presence {}

    /** At least one live lease, but he does not want to be disturbed. */
    record DoNotDisturb() implements Presence {}

    /** No live lease; the last one ended at this instant, or he has not wanted to be seen since. */
    record LastSeen(Instant at) implements Presence {}

    /** Is not to be known: he may be here or not. */
    record Hidden() implements Presence {}

    /** Has never been here since presence is kept. */
    record NeverSeen() implements Presence {}
}
