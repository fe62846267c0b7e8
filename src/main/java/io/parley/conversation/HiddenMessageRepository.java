package io.parley.conversation;

import java.util.List;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** What people have deleted for themselves. */
interface HiddenMessageRepository extends Repository<HiddenMessageEntity, HiddenMessageEntity.Key> {

    void save(HiddenMessageEntity hidden);

    @Query("""
            select count(*) from HiddenMessageEntity h
            where h.conversationId = :conversation and h.userId = :viewer and h.seq = :seq
            """)
    long count(long viewer, long conversation, long seq);

    /** The seqs of what a person has deleted for himself from one revision to another; at the first it may be known already. */
    @Query("""
            select h.seq from HiddenMessageEntity h
            where h.conversationId = :conversation and h.userId = :viewer and h.rev >= :from and h.rev <= :upTo
            order by h.rev, h.seq
            """)
    List<Long> between(long viewer, long conversation, long from, long upTo);
}
