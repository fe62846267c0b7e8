package io.parley.attachment;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface AttachmentRepository extends Repository<AttachmentEntity, Long> {

    String UNSENT =
            "a.ownerId = :owner and a.id in :ids and a.peerId is null and a.stored = true and a.expiresAt > :now";

    AttachmentEntity save(AttachmentEntity attachment);

    @Modifying
    @Query("update AttachmentEntity a set a.stored = true where a.id = :id")
    void stored(long id);

    @Query("select a from AttachmentEntity a where " + UNSENT)
    List<AttachmentEntity> unsent(long owner, Collection<Long> ids, Instant now);

    /** @return how many of them there were to give */
    @Modifying
    @Query("update AttachmentEntity a set a.peerId = :peer, a.expiresAt = null where " + UNSENT)
    int give(long owner, long peer, Collection<Long> ids, Instant now);

    /** A file of the viewer's own, or one that he was sent; one that is to be deleted is none any more. */
    @Query("""
            select a from AttachmentEntity a
            where a.id = :id and a.stored = true and (a.ownerId = :viewer or a.peerId = :viewer)
              and (a.expiresAt is null or a.expiresAt > :now)
            """)
    Optional<AttachmentEntity> find(long viewer, long id, Instant now);

    @Modifying
    @Query("""
            update AttachmentEntity a set a.expiresAt = :now
            where a.ownerId = :person and a.peerId = :person and a.id in :ids
            """)
    void expireOnlyOf(long person, Collection<Long> ids, Instant now);

    @Modifying
    @Query("update AttachmentEntity a set a.ownerId = a.peerId where a.ownerId = :person and a.id in :ids")
    void leaveToRecipient(long person, Collection<Long> ids);

    @Modifying
    @Query("update AttachmentEntity a set a.peerId = a.ownerId where a.peerId = :person and a.id in :ids")
    void leaveToSender(long person, Collection<Long> ids);

    @Modifying
    @Query("update AttachmentEntity a set a.expiresAt = :now where a.id in :ids")
    void expire(Collection<Long> ids, Instant now);

    @Modifying
    @Query(
            "update AttachmentEntity a set a.expiresAt = :now where a.ownerId = :owner and a.peerId is null and a.id in :ids")
    void expireUnsent(long owner, Collection<Long> ids, Instant now);

    @Query("select a from AttachmentEntity a where a.expiresAt <= :now order by a.expiresAt")
    List<AttachmentEntity> expired(Instant now, Limit limit);

    @Modifying
    @Query("delete from AttachmentEntity a where a.id = :id")
    void delete(long id);
}
