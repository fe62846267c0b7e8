package io.parley.conversation;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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

    /** Joined with "and": what the viewer may see. */
    String VISIBLE = """
             and (m.senderId = :viewer and m.hiddenFromSender = false
              or m.senderId <> :viewer and m.hiddenFromRecipient = false and m.withheld = false)
            """;

    /** Writes what has been changed, for the queries that follow. */
    void flush();

    /** A message that the viewer may see. */
    @Query("select m from MessageEntity m where m.conversationId = :conversation and m.seq = :seq" + VISIBLE)
    Optional<MessageEntity> at(long viewer, long conversation, long seq);

    /** The last message of a sender up to a seq that was not withheld. */
    @Query("""
            select m.seq from MessageEntity m
            where m.conversationId = :conversation and m.senderId = :sender and m.seq <= :upTo
              and m.withheld = false
            order by m.conversationId desc, m.senderId desc, m.seq desc limit 1
            """)
    Optional<Long> lastOf(long conversation, long sender, long upTo);

    /** The last message of a sender that is there for the other: neither deleted nor hidden nor withheld, and no notice. */
    @Query("""
            select m.seq from MessageEntity m
            where m.conversationId = :conversation and m.senderId = :sender and m.deletedAt is null
              and m.withheld = false and m.hiddenFromRecipient = false and m.lifetime is null
            order by m.conversationId desc, m.senderId desc, m.seq desc limit 1
            """)
    Optional<Long> lastLeft(long conversation, long sender);

    /** The last notice of a sender after a seq that was withheld. */
    @Query("""
            select m from MessageEntity m
            where m.conversationId = :conversation and m.senderId = :sender and m.seq > :after
              and m.withheld = true and m.lifetime is not null
            order by m.conversationId desc, m.senderId desc, m.seq desc limit 1
            """)
    Optional<MessageEntity> withheldNotice(long conversation, long sender, long after);

    /** A message, with the one that it answers where the viewer may see it. */
    record Answer(MessageEntity message, @Nullable MessageEntity original) {}

    @Query("""
            select new io.parley.conversation.MessageRepository$Answer(m, o) from MessageEntity m
            left join MessageEntity o on o.conversationId = m.conversationId and o.seq = m.replyToSeq
              and (o.senderId = :viewer and o.hiddenFromSender = false
                or o.senderId <> :viewer and o.hiddenFromRecipient = false and o.withheld = false)
            where m.conversationId = :conversation and m.seq between :first and :last
            """ + VISIBLE + "order by m.conversationId, m.seq")
    List<Answer> between(long viewer, long conversation, long first, long last);

    /** Some messages of a conversation that the viewer may see. */
    @Query("select m from MessageEntity m where m.conversationId = :conversation and m.seq in :seqs" + VISIBLE)
    List<MessageEntity> some(long viewer, long conversation, Collection<Long> seqs);

    /** The last message up to a seq that the viewer may see. */
    @Query("select m.seq from MessageEntity m where m.conversationId = :conversation and m.seq <= :upTo" + VISIBLE
            + "order by m.conversationId desc, m.seq desc limit 1")
    Optional<Long> lastVisible(long viewer, long conversation, long upTo);

    /** The first message from a seq on that the viewer may see. */
    @Query("select m.seq from MessageEntity m where m.conversationId = :conversation and m.seq >= :from" + VISIBLE
            + "order by m.conversationId, m.seq limit 1")
    Optional<Long> firstVisible(long viewer, long conversation, long from);

    @Query("""
            select m from MessageEntity m where m.conversationId = :conversation and m.rev > :after and m.rev <= :upTo
            """ + VISIBLE + "order by m.conversationId, m.rev")
    List<MessageEntity> changed(long viewer, long conversation, long after, long upTo, Limit limit);

    /** Those that have changed for the viewer alone, each as often as it has. Joined, because H2 takes its time over a sentence inside. */
    @Query("""
            select m from OwnChangeEntity o
            join MessageEntity m on m.conversationId = o.conversationId and m.seq = o.seq
            where o.conversationId = :conversation and o.userId = :viewer and o.rev > :after and o.rev <= :upTo
            """ + VISIBLE)
    List<MessageEntity> changedAlone(long viewer, long conversation, long after, long upTo);

    @Query("""
            select m.seq from MessageEntity m where m.id = :message and m.conversationId = :conversation
              and exists (select 1 from ParticipantEntity me
                          where me.conversationId = m.conversationId and me.userId = :viewer)
            """ + VISIBLE)
    Optional<Long> seq(long viewer, long conversation, long message);

    /** For nobody's eyes: also what one of the two may not see. */
    @Query("""
            select m from MessageEntity m where m.conversationId = :conversation and m.rev > :after and m.rev <= :upTo
            order by m.conversationId, m.rev
            """)
    List<MessageEntity> allChanged(long conversation, long after, long upTo, Limit limit);

    /** For nobody's eyes: what has changed for one of the two alone, each as often as it has. */
    @Query("""
            select m from OwnChangeEntity o
            join MessageEntity m on m.conversationId = o.conversationId and m.seq = o.seq
            where o.conversationId = :conversation and o.rev > :after and o.rev <= :upTo
            """)
    List<MessageEntity> allChangedAlone(long conversation, long after, long upTo);

    /** Those of these messages that are in a conversation of the viewer, and that he may see. */
    @Query("""
            select m from MessageEntity m where m.id in :ids
              and exists (select 1 from ParticipantEntity me
                          where me.conversationId = m.conversationId and me.userId = :viewer)
            """ + VISIBLE)
    List<MessageEntity> visible(long viewer, Collection<Long> ids);
}
