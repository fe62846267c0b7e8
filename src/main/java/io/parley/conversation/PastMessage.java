package io.parley.conversation;

import io.parley.account.UserId;
import java.time.Instant;
import java.util.Optional;

/**
 * A message of the past, with what became of it.
 *
 * @param sentAt UTC, to the microsecond; the rest is cut off
 * @param deliveredAt not before it was sent; absent if it never was, or was with the reading
 * @param readAt not before it was sent
 */
public record PastMessage(
        UserId author, MessageBody body, Instant sentAt, Optional<Instant> deliveredAt, Optional<Instant> readAt) {

    public PastMessage {
        if (deliveredAt.filter(sentAt::isAfter).isPresent()
                || readAt.filter(sentAt::isAfter).isPresent()) {
            throw new IllegalArgumentException("A message can not arrive before it is sent, at " + sentAt);
        }
    }
}
