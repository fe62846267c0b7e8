package io.parley.conversation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;

/** How a message read before it was edited, or reads to its sender alone; made by {@link MessageEntity} alone. */
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

    /** For the sender alone. */
    private boolean withheld;

    protected MessageVersionEntity() {}

    MessageVersionEntity(long conversationId, long seq, long rev, String body, Instant writtenAt, boolean withheld) {
        this.conversationId = conversationId;
        this.seq = seq;
        this.rev = rev;
        this.body = body;
        this.writtenAt = writtenAt;
        this.withheld = withheld;
    }

    boolean isWithheld() {
        return withheld;
    }

    MessageVersion toVersion() {
        return new MessageVersion(MessageBody.orEmpty(body), writtenAt);
    }
}
