package io.parley.conversation;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/**
 * The messages.
 *
 * <p>As {@code seq} has no holes, a page is a range of it, and needs no sorting of what lies beyond. Where a statement
 * sorts, it names every column of the index, because H2 takes the order from an index only then.
 */
interface MessageRepository extends Repository<MessageEntity, Long> {

    List<MessageEntity> findAllById(Iterable<Long> ids);

    @Query("""
            select m from MessageEntity m
            where m.conversationId = :conversation and m.senderId = :sender and m.clientId = :clientId
            """)
    Optional<MessageEntity> find(long conversation, long sender, UUID clientId);

    /** The last message of a sender up to a seq. */
    @Query("""
            select m.seq from MessageEntity m
            where m.conversationId = :conversation and m.senderId = :sender and m.seq <= :upTo
            order by m.conversationId desc, m.senderId desc, m.seq desc limit 1
            """)
    Optional<Long> lastOf(long conversation, long sender, long upTo);

    @Query("""
            select m from MessageEntity m where m.conversationId = :conversation and m.seq between :first and :last
            order by m.conversationId, m.seq
            """)
    List<MessageEntity> between(long conversation, long first, long last);

    @Query("""
            select m from MessageEntity m where m.conversationId = :conversation and m.rev > :after and m.rev <= :upTo
            order by m.conversationId, m.rev
            """)
    List<MessageEntity> changed(long conversation, long after, long upTo, Limit limit);

    @Query("""
            select m.seq from MessageEntity m where m.id = :message and m.conversationId = :conversation
              and exists (select 1 from ParticipantEntity me
                          where me.conversationId = m.conversationId and me.userId = :viewer)
            """)
    Optional<Long> seq(long viewer, long conversation, long message);

    /** Those of these messages that are in a conversation of the viewer. */
    @Query("""
            select m from MessageEntity m where m.id in :ids
              and exists (select 1 from ParticipantEntity me
                          where me.conversationId = m.conversationId and me.userId = :viewer)
            """)
    List<MessageEntity> visible(long viewer, Collection<Long> ids);
}
