package io.parley.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An access token of a person, hashed. */
@Entity
@Table(name = "access_token")
class AccessTokenEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Column(name = "account_id", nullable = false)
    private long accountId;

    @Column(nullable = false, length = 128)
    private String name;

    @Column(name = "token_hash", nullable = false, length = 64)
    private String tokenHash;

    @Column(name = "can_write", nullable = false)
    private boolean canWrite;

    @Column(name = "created_at", nullable = false)
    private Instant createdAt;

    @Column(name = "expires_at", nullable = false)
    private Instant expiresAt;

    @Column(name = "last_used_at")
    private @Nullable Instant lastUsedAt;

    @SuppressWarnings("NullAway.Init")
    protected AccessTokenEntity() {}

    @SuppressWarnings("NullAway.Init")
    AccessTokenEntity(
            UserId owner, TokenName name, String tokenHash, boolean canWrite, Instant createdAt, Instant expiresAt) {
        this.accountId = owner.value();
        this.name = name.value();
        this.tokenHash = tokenHash;
        this.canWrite = canWrite;
        this.createdAt = createdAt;
        this.expiresAt = expiresAt;
    }

    Long id() {
        return id;
    }

    String tokenHash() {
        return tokenHash;
    }

    Optional<Instant> lastUsedAt() {
        return Optional.ofNullable(lastUsedAt);
    }

    Credential credential() {
        return new Credential.Token(new AccessTokenId(id), expiresAt);
    }

    Caller caller() {
        return new Caller(new UserId(accountId), credential(), scopes());
    }

    AccessToken token() {
        return new AccessToken(
                new AccessTokenId(id), new TokenName(name), scopes(), createdAt, expiresAt, lastUsedAt());
    }

    private Set<TokenScope> scopes() {
        return canWrite ? Set.of(TokenScope.READ, TokenScope.WRITE) : Set.of(TokenScope.READ);
    }
}
