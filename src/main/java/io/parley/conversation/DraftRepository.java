package io.parley.conversation;

import io.parley.account.UserId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** What people have typed and not sent yet. */
interface DraftRepository extends Repository<DraftEntity, DraftEntity.Key> {

    DraftEntity saveAndFlush(DraftEntity draft);

    /** A draft, with the seq that it answers if that could be answered now. */
    record Kept(DraftEntity draft, @Nullable Long replyTo) {

        UserId peer() {
            return draft.peer();
        }

        Draft toDraft() {
            return draft.toDraft(Optional.ofNullable(replyTo));
        }
    }

    /** A draft whose message is stored already is none: it may have been kept in the instant in which the message was sent. */
    String KEPT = """
            select new io.parley.conversation.DraftRepository$Kept(d, (
                select m.seq from ConversationEntity c
                join MessageEntity m on m.conversationId = c.id and m.seq = d.replyToSeq
                where c.lowUserId = least(d.authorId, d.peerId) and c.highUserId = greatest(d.authorId, d.peerId)
                  and m.deletedAt is null and m.lifetime is null
            """ + MessageRepository.VISIBLE + """
            ))
            from DraftEntity d where d.authorId = :viewer
            and not exists (
                select 1 from ConversationEntity c
                join MessageEntity m on m.conversationId = c.id and m.senderId = d.authorId and m.clientId = d.clientId
                where c.lowUserId = least(d.authorId, d.peerId) and c.highUserId = greatest(d.authorId, d.peerId))
            """;

    /** The drafts of an author for some people. */
    @Query(KEPT + "and d.peerId in :peers")
    List<Kept> of(long viewer, Collection<Long> peers);

    /** The same for one of them, which costs a fraction: Hibernate translates a statement with a list anew each time. */
    @Query(KEPT + "and d.peerId = :peer")
    Optional<Kept> of(long viewer, long peer);

    /** @return how many there were, 0 or 1 */
    @Modifying
    @Query("delete from DraftEntity d where d.authorId = :author and d.peerId = :peer")
    int remove(long author, long peer);

    /** @return how many there were, 0 or 1 */
    @Modifying
    @Query("delete from DraftEntity d where d.authorId = :author and d.peerId = :peer and d.clientId = :clientId")
    int remove(long author, long peer, UUID clientId);
}
