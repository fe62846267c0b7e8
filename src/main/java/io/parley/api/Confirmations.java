package io.parley.api;

import io.parley.conversation.ConversationId;
import io.parley.conversation.ConversationNews.Reached;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What a program has confirmed and nobody has written down yet: of each conversation the highest, so that many are one. */
final class Confirmations {

    private final Map<ConversationId, Waiting> waiting = new HashMap<>(2);

    /** Something is confirmed of a conversation, until it is taken to be written down. */
    final class Waiting {

        private final ConversationId id;
        private Reached upTo;

        private Waiting(ConversationId id, Reached upTo) {
            this.id = id;
            this.upTo = upTo;
        }

        /** The highest so far; what comes from now on waits for itself. */
        Reached take() {
            synchronized (waiting) {
                waiting.remove(id, this);
                return upTo;
            }
        }
    }

    /** @return what somebody has to write down; empty where it goes along with what is waiting already */
    Optional<Waiting> add(ConversationId id, Reached upTo) {
        synchronized (waiting) {
            var present = waiting.get(id);
            if (present != null) {
                present.upTo = new Reached(
                        Math.max(present.upTo.deliveredUpTo(), upTo.deliveredUpTo()),
                        Math.max(present.upTo.readUpTo(), upTo.readUpTo()));
                return Optional.empty();
            }
            var added = new Waiting(id, upTo);
            waiting.put(id, added);
            return Optional.of(added);
        }
    }
}
