package io.parley.conversation;

import io.parley.account.UserId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What one person has typed for another and not sent yet. */
@Entity
@Table(name = "draft")
@IdClass(DraftEntity.Key.class)
class DraftEntity {

    record Key(long authorId, long peerId) implements Serializable {}

    @Id
    private long authorId;

    @Id
    private long peerId;

    @Column
    private UUID clientId;

    @Column
    private String body;

    @Column
    private @Nullable Long replyToSeq;

    @Column
    private Instant updatedAt;

    protected DraftEntity() {}

    DraftEntity(UserId author, UserId peer, Draft draft, Instant now) {
        authorId = author.value();
        peerId = peer.value();
        clientId = draft.clientId().value();
        body = draft.text();
        replyToSeq = draft.replyTo().orElse(null);
        updatedAt = now;
    }

    UserId peer() {
        return new UserId(peerId);
    }

    /** @param replyTo what it answers still */
    Draft toDraft(Optional<Long> replyTo) {
        return new Draft(new ClientMessageId(clientId), body, replyTo);
    }
}
