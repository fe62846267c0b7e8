package io.parley.conversation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;

/** When a message is to be gone; written by {@link Rows}. */
@Entity
@Table(name = "expiring_message")
@IdClass(ExpiringMessageEntity.Key.class)
class ExpiringMessageEntity {

    record Key(long conversationId, long seq) implements Serializable {}

    @Id
    private long conversationId;

    @Id
    private long seq;

    @Column
    private Instant expiresAt;

    protected ExpiringMessageEntity() {}

    ConversationId conversationId() {
        return new ConversationId(conversationId);
    }

    long seq() {
        return seq;
    }
}
