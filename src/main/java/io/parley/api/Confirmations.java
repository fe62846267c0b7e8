package io.parley.api;

import io.parley.conversation.ConversationId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What a program has confirmed and nobody has written down yet: of each conversation the highest, so that many are one. */
final class Confirmations {

    /** How far one conversation is confirmed; 0 for not at all. */
    record UpTo(long delivered, long read) {

        private UpTo merge(UpTo other) {
            return new UpTo(Math.max(delivered, other.delivered), Math.max(read, other.read));
        }
    }

    private final Map<ConversationId, UpTo> waiting = new HashMap<>(2);

    /** @return whether nothing has been waiting for this conversation, so that somebody has to be told to write it down */
    boolean add(ConversationId id, UpTo upTo) {
        synchronized (waiting) {
            return waiting.merge(id, upTo, UpTo::merge) == upTo;
        }
    }

    Optional<UpTo> take(ConversationId id) {
        synchronized (waiting) {
            return Optional.ofNullable(waiting.remove(id));
        }
    }
}
