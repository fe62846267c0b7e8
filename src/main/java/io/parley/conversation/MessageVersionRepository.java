package io.parley.conversation;

import java.util.List;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** How messages read before they were edited. */
interface MessageVersionRepository extends Repository<MessageVersionEntity, MessageVersionEntity.Key> {

    MessageVersionEntity save(MessageVersionEntity version);

    @Query("""
            select v from MessageVersionEntity v where v.conversationId = :conversation and v.seq = :seq
            order by v.conversationId, v.seq, v.rev
            """)
    List<MessageVersionEntity> of(long conversation, long seq);

    @Modifying
    @Query("delete from MessageVersionEntity v where v.conversationId = :conversation and v.seq = :seq")
    void remove(long conversation, long seq);
}
