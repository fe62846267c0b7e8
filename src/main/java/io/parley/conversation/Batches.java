package io.parley.conversation;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Reads what a {@link Batch} begins with, and writes what becomes of it.
 *
 * <p>Conversations that were changed lately are remembered as they stood then, and not read again. Writing one asserts that
 * its revision is still the same, so a memory that another node has made untrue is noticed before the commit. A batch has its
 * conversations for itself alone, and one that fails is not remembered.
 */
@Component
class Batches {

    private static final int REMEMBERED = 10_000;

    private final ConversationRepository conversations;
    private final SentBefore sentBefore;
    private final Rows rows;
    private final Drafts drafts;
    private final EntityManager entities;
    private final Cache<ConversationId, ConversationEntity> remembered =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    Batches(
            ConversationRepository conversations,
            SentBefore sentBefore,
            Rows rows,
            Drafts drafts,
            EntityManager entities) {
        this.conversations = conversations;
        this.sentBefore = sentBefore;
        this.rows = rows;
        this.drafts = drafts;
        this.entities = entities;
    }

    /**
     * Begins with conversations as they are remembered, if that is trusted; those that are not are locked and read, and so
     * nobody can change them before the commit.
     */
    Batch begin(Set<ConversationId> ids, Collection<MessageKey> messages, boolean trusting) {
        var known = new HashMap<ConversationId, ConversationEntity>();
        for (var id : ids) {
            Optional.ofNullable(remembered.asMap().remove(id))
                    .filter(conversation -> trusting)
                    .ifPresent(conversation -> known.put(id, conversation));
        }
        var unknown = ids.stream().filter(id -> !known.containsKey(id)).collect(Collectors.toSet());
        if (!unknown.isEmpty()) {
            conversations.lock(unknown).forEach(conversation -> known.put(conversation.id(), conversation));
            // from here on they are no business of Hibernate
            entities.clear();
        }
        return new Batch(known, sentBefore.among(messages));
    }

    /**
     * Writes all of it; everybody in the same order, so that no two transactions wait for each other. Conversations that have
     * not changed are written too: that there was nothing to change may have been decided by an untrue memory.
     */
    void write(Batch batch) {
        rows.update(batch.conversations().values().stream()
                .sorted(Comparator.comparingLong(
                        conversation -> conversation.id().value()))
                .toList());
        rows.insertMessages(batch.posted());
        rows.insertMoves(batch.moves());
        drafts.remove(batch.drafts());
    }

    /** What was written is committed. */
    void committed(Batch batch) {
        batch.conversations().forEach((id, conversation) -> {
            conversation.stored();
            remembered.put(id, conversation);
        });
    }

    /** These have been, or are to be, changed by others than a batch. */
    void forget(Collection<ConversationId> ids) {
        remembered.invalidateAll(ids);
    }
}
