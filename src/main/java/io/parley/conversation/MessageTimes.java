package io.parley.conversation;

import java.time.Instant;
import java.util.Optional;

/**
 * When what became of a message.
 *
 * @param deliveredAt of the viewer's own message, like {@code readAt}; empty while it is not so, as far as the other shares it
 */
public record MessageTimes(
        Instant sentAt, Optional<Instant> editedAt, Optional<Instant> deliveredAt, Optional<Instant> readAt) {}
