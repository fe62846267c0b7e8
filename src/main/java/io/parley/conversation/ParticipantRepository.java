package io.parley.conversation;

import io.parley.account.UserId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** What one person has of his conversations: the list, and how far he has come in each. */
interface ParticipantRepository extends Repository<ParticipantEntity, ParticipantEntity.Key> {

    String LIST = """
            select new io.parley.conversation.ListRow(me.conversationId, me.peerId, c.rev, me.activeAt,
                   me.pinned, me.archived, me.mutedUntil, me.markedUnread, me.peerWaits, case when me.blocksPeer = false then c.lifetime end, m,
                   me.readSeq, peer.deliveredSeq, peer.sharedReadSeq,
                   (select d.at from ReceiptMoveEntity d where d.conversationId = c.id and d.userId = me.peerId
                    and d.kind = DELIVERED and d.seq >= me.lastSeq
                    order by d.conversationId, d.userId, d.kind, d.seq limit 1),
                   (select r.at from ReceiptMoveEntity r where r.conversationId = c.id and r.userId = me.peerId
                    and r.kind = READ and r.seq >= me.lastSeq
                    order by r.conversationId, r.userId, r.kind, r.seq limit 1),
                   (select count(*) from MessageEntity u
                    where u.conversationId = c.id and u.senderId = me.peerId and u.senderId <> me.userId
                      and u.withheld = false and u.hiddenFromRecipient = false and u.deletedAt is null
                      and u.lifetime is null and u.seq > me.readSeq))
            from ParticipantEntity me
            join me.conversation c
            join MessageEntity m on m.conversationId = c.id and m.seq = me.lastSeq
            join ParticipantEntity peer on peer.conversation = c and peer.userId = me.peerId
            where me.userId = :viewer
            """;

    String IN_ORDER = """
            order by me.userId desc, me.archived desc, me.pinned desc, me.activeAt desc, me.conversationId desc
            """;

    /** A conversation that holds something undelivered. */
    record Undelivered(long conversationId, long lastSeq) {

        ConversationId id() {
            return new ConversationId(conversationId);
        }
    }

    /** A conversation with the revision at which it stands. */
    record Revision(long conversationId, long peerId, long rev) {

        ConversationRevision toRevision() {
            return new ConversationRevision(new ConversationId(conversationId), new UserId(peerId), rev);
        }
    }

    @Query("""
            select new io.parley.conversation.ParticipantRepository$Revision(me.conversationId, me.peerId, c.rev)
            from ParticipantEntity me join me.conversation c where me.userId = :viewer
            and me.archived = :archived and me.lastSeq > 0
            """ + IN_ORDER)
    List<Revision> revisions(long viewer, boolean archived, Limit limit);

    /** What waits to be let in stands in the archive alone, if anywhere here. */
    String NOT_WAITING = " and (me.peerWaits = false or me.archived = true) ";

    @Query(LIST + "and me.archived = :archived" + NOT_WAITING + IN_ORDER)
    List<ListRow> list(long viewer, boolean archived, Limit limit);

    @Query(LIST + """
                    and me.archived = :archived and me.pinned = :pinned and me.activeAt <= :activeAt
                    and (me.activeAt < :activeAt or me.conversationId < :conversation)
                    """ + NOT_WAITING + IN_ORDER)
    List<ListRow> listAfter(
            long viewer, boolean archived, boolean pinned, Instant activeAt, long conversation, Limit limit);

    /** First the few that are pending, which have an index, and of them those that are asked for. */
    String PENDING = " and me.pending = true ";

    /** Where everything stands that is unread. Not sorted: for the sake of the order H2 would read the whole list. */
    @Query("""
            select new io.parley.conversation.ListPlace(me.pinned, me.activeAt, me.conversationId)
            from ParticipantEntity me where me.userId = :viewer and me.unread = true and me.archived = false
            """ + PENDING)
    List<ListPlace> unread(long viewer);

    /** Where everything stands that waits to be let in; not sorted either. */
    @Query("""
            select new io.parley.conversation.ListPlace(me.pinned, me.activeAt, me.conversationId)
            from ParticipantEntity me where me.userId = :viewer and me.peerWaits = true and me.archived = false
              and me.lastSeq > 0
            """ + PENDING)
    List<ListPlace> waiting(long viewer);

    /** Not sorted: for the sake of the order H2 would read the whole list. */
    @Query(LIST + "and me.conversationId in :conversations")
    List<ListRow> rows(long viewer, Collection<Long> conversations);

    /** The same for one of them, without a list that is translated anew each time. */
    @Query(LIST + "and me.conversationId = :conversation")
    List<ListRow> rows(long viewer, long conversation);

    @Query("select me from ParticipantEntity me where me.conversationId = :conversation and me.userId = :viewer")
    Optional<ParticipantEntity> find(long viewer, long conversation);

    @Query(
            "select me.peerWaits from ParticipantEntity me where me.conversationId = :conversation and me.userId = :viewer")
    Optional<Boolean> isPeerWaiting(long viewer, long conversation);

    @Query("""
            select count(*) from ParticipantEntity me
            where me.userId = :viewer and me.unread = true and me.archived = false
              and (me.mutedUntil is null or me.mutedUntil <= :now)
            """ + PENDING)
    long countUnread(long viewer, Instant now);

    @Query("select me.peerId from ParticipantEntity me where me.userId = :person and me.peerId in :people"
            + " and (me.lastSeq > 0 or me.ownRev > 0) and me.peerWaits = false")
    List<Long> peersAmong(long person, Collection<Long> people);

    /** The last seq of each conversation that holds an undelivered message of the peer. */
    @Query("""
            select new io.parley.conversation.ParticipantRepository$Undelivered(me.conversationId, me.lastSeq)
            from ParticipantEntity me
            where me.userId = :viewer and me.undelivered = true
            """ + PENDING)
    List<Undelivered> undelivered(long viewer);
}
