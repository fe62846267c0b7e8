package io.parley.conversation;

import io.parley.account.UserId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/**
 * The conversations.
 *
 * <p>To change one, {@code lock} it, which reads it then, in this order and in one transaction. The lock is an update that
 * changes nothing: H2 and PostgreSQL both let the next one wait for the end of the transaction, and what is read after it is
 * what the one before has committed.
 */
interface ConversationRepository extends Repository<ConversationEntity, Long> {

    void flush();

    /**
     * How the sentences that answer with a {@link Standing} begin; membership is part of it, and that there has been something in
     * the conversation for the viewer. Joined from the left, because H2
     * would otherwise begin with all conversations of the viewer.
     */
    String STANDING = """
            select new io.parley.conversation.Standing(c.id, me.userId, me.peerId, c.rev, me.lastSeq, me.readSeq,
                   me.ownRev, peer.deliveredSeq, peer.sharedReadSeq, me.markedUnread, me.peerWaits,
                   case when me.blocksPeer = false then c.lifetime end,
                   (select m.seq from MessageEntity m
                    where m.conversationId = c.id and m.senderId = peer.userId and m.senderId <> me.userId
                      and m.withheld = false and m.hiddenFromRecipient = false and m.deletedAt is null
                      and m.lifetime is null and m.seq > me.readSeq
                    order by m.conversationId, m.senderId, m.seq limit 1))
            from ConversationEntity c
            left join ParticipantEntity me on me.conversation = c and me.userId = :viewer
            left join ParticipantEntity peer on peer.conversation = c and peer.userId = me.peerId
            where (me.lastSeq > 0 or me.ownRev > 0)
            """;

    /** Writes at once, participants included: the first message refers to them. */
    ConversationEntity saveAndFlush(ConversationEntity conversation);

    /** The row of the counters alone: of an entity with two tables Hibernate would collect the ids in a third. */
    @Modifying
    @NativeQuery("update conversation set rev = rev where id in (:ids)")
    void lockRows(Collection<Long> ids);

    @Query("select c from ConversationEntity c join fetch c.participants where c.id in :ids")
    List<ConversationEntity> read(Collection<Long> ids);

    /** The same for one: a sentence with a list is translated by Hibernate anew each time. */
    @Query("select c from ConversationEntity c join fetch c.participants where c.id = :id")
    List<ConversationEntity> read(long id);

    /** Locks and reads conversations, whose entities then are at hand in this transaction. */
    default List<ConversationEntity> lock(Collection<ConversationId> ids) {
        var values = ids.stream().map(ConversationId::value).distinct().sorted().toList();
        lockRows(values);
        return values.size() == 1 ? read(values.getFirst()) : read(values);
    }

    /** A conversation; without a statement if this transaction has read it. */
    Optional<ConversationEntity> findById(long id);

    @Query("select c.id from ConversationEntity c where c.lowUserId = :low and c.highUserId = :high")
    Optional<Long> findId(long low, long high);

    @Query(
            "select new io.parley.conversation.Pair(c.lowUserId, c.highUserId) from ConversationEntity c where c.id = :id")
    Optional<Pair> findPair(long id);

    /** The other one of a conversation in which there has been something for this person. */
    @Query("""
            select me.peerId from ParticipantEntity me
            where me.conversationId = :id and me.userId = :person and (me.lastSeq > 0 or me.ownRev > 0)
            """)
    Optional<Long> findPeer(long person, long id);

    @Query(STANDING + "and c.id = :id")
    Optional<Standing> standing(long viewer, long id);

    /** The pair in a sentence of its own, because H2 would otherwise join it to all conversations there are. */
    @Query(STANDING + """
            and c.id = (select two.id from ConversationEntity two where two.lowUserId = :low and two.highUserId = :high)
            """)
    Optional<Standing> standing(long viewer, long low, long high);

    @Query("""
            select new io.parley.conversation.Cursors(me.peerId, c.rev, me.ownRev, me.deliveredSeq,
                   me.readSeq, peer.deliveredSeq, peer.sharedReadSeq)
            from ConversationEntity c
            left join ParticipantEntity me on me.conversation = c and me.userId = :viewer
            left join ParticipantEntity peer on peer.conversation = c and peer.userId = me.peerId
            where (me.lastSeq > 0 or me.ownRev > 0) and c.id = :id
            """)
    Optional<Cursors> cursors(long viewer, long id);

    /** A conversation as {@link ConversationJournal} tells of it. */
    record Row(long id, long rev, long lowUserId, long highUserId) {

        ConversationJournal.Stand toStand() {
            return new ConversationJournal.Stand(
                    new ConversationId(id),
                    rev,
                    Stream.of(lowUserId, highUserId).map(UserId::new).collect(Collectors.toSet()));
        }
    }

    @Query("""
            select new io.parley.conversation.ConversationRepository$Row(c.id, c.rev, c.lowUserId, c.highUserId)
            from ConversationEntity c where c.id > :id order by c.id
            """)
    List<Row> after(long id, Limit limit);

    default Optional<Long> findId(Pair pair) {
        return findId(pair.low(), pair.high());
    }

    default Optional<Standing> standing(long viewer, Pair pair) {
        return standing(viewer, pair.low(), pair.high());
    }
}
