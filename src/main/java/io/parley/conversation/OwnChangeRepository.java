package io.parley.conversation;

import java.util.List;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** What has changed for one of the two alone. */
interface OwnChangeRepository extends Repository<OwnChangeEntity, OwnChangeEntity.Key> {

    void save(OwnChangeEntity change);

    /** How often a message has changed for a person alone. */
    @Query("""
            select count(*) from OwnChangeEntity o
            where o.conversationId = :conversation and o.userId = :viewer and o.seq = :seq
            """)
    long count(long viewer, long conversation, long seq);

    /** The seqs of what a person has deleted for himself from one revision to another; at the first it may be known already. */
    @Query("""
            select o.seq from OwnChangeEntity o
            join MessageEntity m on m.conversationId = o.conversationId and m.seq = o.seq
            where o.conversationId = :conversation and o.userId = :viewer and o.rev >= :from and o.rev <= :upTo
              and (m.senderId = :viewer and m.hiddenFromSender = true
                or m.senderId <> :viewer and m.hiddenFromRecipient = true)
            group by o.seq order by max(o.rev), o.seq
            """)
    List<Long> hidden(long viewer, long conversation, long from, long upTo);
}
