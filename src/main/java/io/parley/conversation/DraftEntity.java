package io.parley.conversation;

import io.parley.account.UserId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;

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
    private Instant updatedAt;

    protected DraftEntity() {}

    DraftEntity(UserId author, UserId peer, Draft draft, Instant now) {
        authorId = author.value();
        peerId = peer.value();
        clientId = draft.clientId().value();
        body = draft.text();
        updatedAt = now;
    }

    UserId peer() {
        return new UserId(peerId);
    }

    Draft toDraft() {
        return new Draft(new ClientMessageId(clientId), body);
    }
}
