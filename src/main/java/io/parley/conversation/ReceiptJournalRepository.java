package io.parley.conversation;

import java.util.List;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The moves of all receipts. */
interface ReceiptJournalRepository extends Repository<ReceiptMoveEntity, Long> {

    /**
     * The moves of one person up to a revision that concern a page of messages.
     *
     * @param first the first seq of the page
     * @param count how many messages the page has; of each cursor as many moves are enough, as it moves to a seq only once
     */
    @Query("""
            (select j from ReceiptMoveEntity j
             where j.conversationId = :conversation and j.userId = :reader and j.kind = DELIVERED
               and j.seq >= :first and j.rev <= :upTo
             order by j.conversationId, j.userId, j.kind, j.seq limit :count)
            union all
            (select j from ReceiptMoveEntity j
             where j.conversationId = :conversation and j.userId = :reader and j.kind = READ
               and j.seq >= :first and j.rev <= :upTo
             order by j.conversationId, j.userId, j.kind, j.seq limit :count)
            """)
    List<ReceiptMoveEntity> concerning(long conversation, long reader, long first, int count, long upTo);

    /** The last moves of each of one person's cursors up to a revision, so many at most of each. */
    @Query("""
            (select j from ReceiptMoveEntity j
             where j.conversationId = :conversation and j.userId = :reader and j.kind = DELIVERED and j.rev <= :upTo
             order by j.conversationId desc, j.userId desc, j.kind desc, j.seq desc limit :most)
            union all
            (select j from ReceiptMoveEntity j
             where j.conversationId = :conversation and j.userId = :reader and j.kind = READ and j.rev <= :upTo
             order by j.conversationId desc, j.userId desc, j.kind desc, j.seq desc limit :most)
            """)
    List<ReceiptMoveEntity> last(long conversation, long reader, int most, long upTo);
}
