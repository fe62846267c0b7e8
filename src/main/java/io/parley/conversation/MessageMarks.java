package io.parley.conversation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a message has beside its text; most have nothing.
 *
 * @param replyTo the seq of the message that it answers
 * @param forwarded whether it was written elsewhere
 * @param editedAt when it was edited last
 * @param deleted whether its author has deleted it; then its text, its earlier wordings and all other marks are gone
 * @param lifetime of what is no message, but a notice: how long its author has set messages to be kept from here on
 * @param reactions in the order in which they came
 */
public record MessageMarks(
        Optional<Long> replyTo,
        boolean forwarded,
        Optional<Instant> editedAt,
        boolean deleted,
        Optional<Lifetime> lifetime,
        List<Reaction> reactions) {

    public static final MessageMarks NONE =
            new MessageMarks(Optional.empty(), false, Optional.empty(), false, Optional.empty(), List.of());

    static final MessageMarks DELETED =
            new MessageMarks(Optional.empty(), false, Optional.empty(), true, Optional.empty(), List.of());

    public MessageMarks {
        reactions = List.copyOf(reactions);
    }

    /** The same with other reactions. */
    public MessageMarks withReactions(List<Reaction> others) {
        return new MessageMarks(replyTo, forwarded, editedAt, deleted, lifetime, others);
    }
}
