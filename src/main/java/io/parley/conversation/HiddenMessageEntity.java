package io.parley.conversation;

import io.parley.account.UserId;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;

/** That a person has deleted a message for himself, and at which revision the conversation stood then. */
@Entity
@Table(name = "hidden_message")
@IdClass(HiddenMessageEntity.Key.class)
class HiddenMessageEntity {

    record Key(long conversationId, long userId, long rev, long seq) implements Serializable {}

    @Id
    private long conversationId;

    @Id
    private long userId;

    @Id
    private long rev;

    @Id
    private long seq;

    protected HiddenMessageEntity() {}

    HiddenMessageEntity(ConversationId conversationId, UserId user, long rev, long seq) {
        this.conversationId = conversationId.value();
        this.userId = user.value();
        this.rev = rev;
        this.seq = seq;
    }
}
