package io.parley.conversation;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.parley.account.UserId;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Who has part in which conversation. Once this is so it never changes, and is remembered. */
@Component
class Participation {

    private static final int REMEMBERED = 100_000;

    private record Part(UserId person, ConversationId id) {}

    private final ConversationRepository conversations;

    private final Cache<Pair, ConversationId> ids =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();
    private final Cache<Part, UserId> peers =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    Participation(ConversationRepository conversations) {
        this.conversations = conversations;
    }

    /** The conversation of these two, also where it is empty because one of them has blocked the other: for writing alone. */
    Optional<ConversationId> between(Pair pair) {
        var known = ids.getIfPresent(pair);
        if (known != null) {
            return Optional.of(known);
        }
        var found = conversations.findId(pair).map(ConversationId::new);
        found.filter(id -> mayBeRemembered()).ifPresent(id -> ids.put(pair, id));
        return found;
    }

    /** The conversation of a person with another, if there has been something in it for him: an empty one would tell of a block. */
    Optional<ConversationId> begun(UserId person, UserId peer) {
        return between(Pair.of(person, peer)).filter(id -> findPeer(person, id).isPresent());
    }

    /**
     * The other one of the two.
     *
     * @throws NoSuchConversationException unless this person has part in it, and there has been something in it for him
     */
    UserId peer(UserId person, ConversationId id) {
        return findPeer(person, id).orElseThrow(() -> NoSuchConversationException.of(id));
    }

    private Optional<UserId> findPeer(UserId person, ConversationId id) {
        var part = new Part(person, id);
        var known = peers.getIfPresent(part);
        if (known != null) {
            return Optional.of(known);
        }
        var found = conversations.findPeer(person.value(), id.value()).map(UserId::new);
        found.filter(peer -> mayBeRemembered()).ifPresent(peer -> peers.put(part, peer));
        return found;
    }

    /** Whoever writes may see what he has begun himself, and what may not come to be. */
    private static boolean mayBeRemembered() {
        return !TransactionSynchronizationManager.isActualTransactionActive()
                || TransactionSynchronizationManager.isCurrentTransactionReadOnly();
    }
}
