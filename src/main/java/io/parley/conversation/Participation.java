package io.parley.conversation;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.parley.account.UserId;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Who has part in which conversation. This never changes once it is so, and is remembered. */
@Component
class Participation {

    private static final int REMEMBERED = 100_000;

    private final ConversationRepository conversations;

    private final Cache<Pair, ConversationId> ids =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();
    private final Cache<ConversationId, Pair> pairs =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    Participation(ConversationRepository conversations) {
        this.conversations = conversations;
    }

    /** The conversation of these two, if they have written to each other. */
    Optional<ConversationId> between(Pair pair) {
        var known = ids.getIfPresent(pair);
        if (known != null) {
            return Optional.of(known);
        }
        var found = conversations.findId(pair).map(ConversationId::new);
        found.ifPresent(id -> remember(id, pair));
        return found;
    }

    /**
     * The other one of the two.
     *
     * @throws NoSuchConversationException unless this person has part in it
     */
    UserId peer(UserId person, ConversationId id) {
        var pair = pairs.getIfPresent(id);
        if (pair == null) {
            pair = conversations.findPair(id.value()).orElseThrow(() -> NoSuchConversationException.of(id));
            remember(id, pair);
        }
        if (!pair.includes(person)) {
            throw NoSuchConversationException.of(id);
        }
        return pair.other(person);
    }

    private void remember(ConversationId id, Pair pair) {
        if (TransactionSynchronizationManager.isActualTransactionActive()
                && !TransactionSynchronizationManager.isCurrentTransactionReadOnly()) {
            // whoever writes may see what he has begun himself, and what may not come to be
            return;
        }
        ids.put(pair, id);
        pairs.put(id, pair);
    }
}
