package io.parley.conversation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;

/** How a message read before it was edited; made by {@link MessageEntity#edit} alone. */
@Entity
@Table(name = "message_version")
@IdClass(MessageVersionEntity.Key.class)
class MessageVersionEntity {

    record Key(long conversationId, long seq, long rev) implements Serializable {}

    @Id
    private long conversationId;

    @Id
    private long seq;

    /** The revision of the conversation at which this wording came up. */
    @Id
    private long rev;

    @Column
    private String body;

    @Column
    private Instant writtenAt;

    protected MessageVersionEntity() {}

    MessageVersionEntity(long conversationId, long seq, long rev, String body, Instant writtenAt) {
        this.conversationId = conversationId;
        this.seq = seq;
        this.rev = rev;
        this.body = body;
        this.writtenAt = writtenAt;
    }

    MessageVersion toVersion() {
        return new MessageVersion(new MessageBody(body), writtenAt);
    }
}
