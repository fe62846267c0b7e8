package io.parley.conversation;

import io.parley.account.UserId;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;

/**
 * That a message has changed for one of the two alone, and at which revision of the conversation: he has deleted it for himself, or
 * was blocked when he changed it.
 */
@Entity
@Table(name = "own_change")
@IdClass(OwnChangeEntity.Key.class)
class OwnChangeEntity {

    record Key(long conversationId, long userId, long rev, long seq) implements Serializable {}

    @Id
    private long conversationId;

    @Id
    private long userId;

    @Id
    private long rev;

    @Id
    private long seq;

    protected OwnChangeEntity() {}

    OwnChangeEntity(ConversationId conversationId, UserId user, long rev, long seq) {
        this.conversationId = conversationId.value();
        this.userId = user.value();
        this.rev = rev;
        this.seq = seq;
    }
}
