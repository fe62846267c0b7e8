package io.parley.contact;

import io.parley.account.UserId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;

/** That one person does not want to hear of another. */
@Entity
@Table(name = "contact_block")
@IdClass(BlockEntity.Key.class)
class BlockEntity {

    record Key(long blockerId, long blockedId) implements Serializable {}

    @Id
    private long blockerId;

    @Id
    private long blockedId;

    @Column
    private Instant at;

    protected BlockEntity() {}

    BlockEntity(UserId blocker, UserId blocked, Instant at) {
        blockerId = blocker.value();
        blockedId = blocked.value();
        this.at = at;
    }
}
