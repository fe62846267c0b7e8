package io.parley.conversation;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The messages that are not kept for good. */
interface ExpiringMessageRepository extends Repository<ExpiringMessageEntity, ExpiringMessageEntity.Key> {

    @Query("select e from ExpiringMessageEntity e where e.expiresAt <= :now order by e.expiresAt")
    List<ExpiringMessageEntity> due(Instant now, Limit limit);

    /** Those of some messages that still have to go. */
    @Query("""
            select m from MessageEntity m where m.conversationId = :conversation and m.seq in
              (select e.seq from ExpiringMessageEntity e where e.conversationId = :conversation and e.seq in :seqs)
            """)
    List<MessageEntity> left(long conversation, Collection<Long> seqs);

    @Modifying
    @Query("delete from ExpiringMessageEntity e where e.conversationId = :conversation and e.seq in :seqs")
    void remove(long conversation, Collection<Long> seqs);
}
