package io.parley.contact;

import io.parley.account.UserId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What one person lets one other know. */
@Entity
@Table(name = "contact_privacy_exception")
@IdClass(PrivacyExceptionEntity.Key.class)
class PrivacyExceptionEntity {

    record Key(long accountId, long peerId) implements Serializable {}

    @Id
    private long accountId;

    @Id
    private long peerId;

    @Column
    private @Nullable Boolean sharesReceipts;

    @Column
    private @Nullable Boolean sharesTyping;

    protected PrivacyExceptionEntity() {}

    PrivacyExceptionEntity(UserId person, UserId peer, PrivacyException exception) {
        accountId = person.value();
        peerId = peer.value();
        sharesReceipts = exception.receipts().orElse(null);
        sharesTyping = exception.typing().orElse(null);
    }

    UserId peer() {
        return new UserId(peerId);
    }

    PrivacyException toException() {
        return new PrivacyException(Optional.ofNullable(sharesReceipts), Optional.ofNullable(sharesTyping));
    }
}
