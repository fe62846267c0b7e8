package io.parley.conversation;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** What people have typed and not sent yet. */
interface DraftRepository extends Repository<DraftEntity, DraftEntity.Key> {

    DraftEntity saveAndFlush(DraftEntity draft);

    /**
     * The drafts of an author for some people. A draft whose message is stored already is none: it may have been kept in the
     * instant in which the message was sent.
     */
    @Query("""
            select d from DraftEntity d where d.authorId = :author and d.peerId in :peers
            and not exists (
                select 1 from ConversationEntity c
                join MessageEntity m on m.conversationId = c.id and m.senderId = d.authorId and m.clientId = d.clientId
                where c.lowUserId = least(d.authorId, d.peerId) and c.highUserId = greatest(d.authorId, d.peerId))
            """)
    List<DraftEntity> of(long author, Collection<Long> peers);

    /** @return how many there were, 0 or 1 */
    @Modifying
    @Query("delete from DraftEntity d where d.authorId = :author and d.peerId = :peer")
    int remove(long author, long peer);

    /** @return how many there were, 0 or 1 */
    @Modifying
    @Query("delete from DraftEntity d where d.authorId = :author and d.peerId = :peer and d.clientId = :clientId")
    int remove(long author, long peer, UUID clientId);
}
