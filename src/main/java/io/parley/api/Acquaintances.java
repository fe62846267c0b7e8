package io.parley.api;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.parley.account.UserId;
import io.parley.conversation.ConversationId;
import io.parley.conversation.ConversationService;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Remembers which conversation is whose, which never changes, so that whoever types asks the database once. */
@Component
class Acquaintances {

    private static final int MOST = 10_000;

    private record Pair(UserId viewer, UserId peer) {}

    private record Place(UserId viewer, ConversationId id) {}

    private final ConversationService conversations;
    private final Cache<Pair, ConversationId> ids =
            Caffeine.newBuilder().maximumSize(MOST).build();
    private final Cache<Place, UserId> peers =
            Caffeine.newBuilder().maximumSize(MOST).build();

    Acquaintances(ConversationService conversations) {
        this.conversations = conversations;
    }

    /** The conversation with a person, if anybody has written yet. */
    Optional<ConversationId> conversation(UserId viewer, UserId peer) {
        var pair = new Pair(viewer, peer);
        var known = ids.getIfPresent(pair);
        if (known != null) {
            return Optional.of(known);
        }
        var found = conversations.between(viewer, peer);
        found.ifPresent(id -> ids.put(pair, id));
        return found;
    }

    /**
     * The other person of a conversation.
     *
     * @throws io.parley.conversation.NoSuchConversationException if the viewer has no part in it
     */
    UserId peer(UserId viewer, ConversationId id) {
        var place = new Place(viewer, id);
        var known = peers.getIfPresent(place);
        if (known != null) {
            return known;
        }
        var found = conversations.peer(viewer, id);
        peers.put(place, found);
        return found;
    }
}
