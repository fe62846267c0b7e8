package io.parley.admin;

import io.parley.account.ClientAddress;
import io.parley.account.UserId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One line of the record: what, when, and where it is known who and from where. There is no room for anything else. */
@Entity
@Table(name = "audit")
class AuditEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Column(nullable = false)
    private Instant at;

    @Column(nullable = false, length = 32)
    @Enumerated(EnumType.STRING)
    private AuditAct act;

    @Column(name = "account_id")
    private @Nullable Long accountId;

    @Column(length = 64)
    private @Nullable String address;

    @SuppressWarnings("NullAway.Init")
    protected AuditEntity() {}

    @SuppressWarnings("NullAway.Init")
    AuditEntity(Instant at, AuditAct act, Optional<UserId> who, Optional<ClientAddress> from) {
        this.at = at;
        this.act = act;
        this.accountId = who.map(UserId::value).orElse(null);
        this.address = from.map(ClientAddress::value).orElse(null);
    }
}
