package io.parley.security;

import io.parley.account.RememberedBrowser;
import io.parley.account.UserId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A browser that is remembered: the series names the browser, the token is good for one visit. */
@Entity
@Table(name = "remember_me")
class RememberMeEntity {

    @Id
    @Column(length = 64)
    private String series;

    @Column(name = "account_id", nullable = false)
    private long accountId;

    @Column(name = "token_hash", nullable = false, length = 64)
    private String tokenHash;

    @Column(name = "previous_token_hash", length = 64)
    private @Nullable String previousTokenHash;

    @Column(name = "rotated_at", nullable = false)
    private Instant rotatedAt;

    @Column(name = "created_at", nullable = false)
    private Instant createdAt;

    /** As {@link BrowserName} calls it. */
    @Column(nullable = false, length = 64)
    private String kind;

    @SuppressWarnings("NullAway.Init")
    protected RememberMeEntity() {}

    RememberMeEntity(String series, UserId user, String tokenHash, String kind, Instant now) {
        this.series = series;
        this.accountId = user.value();
        this.tokenHash = tokenHash;
        this.kind = kind;
        this.rotatedAt = now;
        this.createdAt = now;
    }

    UserId user() {
        return new UserId(accountId);
    }

    Instant rotatedAt() {
        return rotatedAt;
    }

    RememberedBrowser toBrowser() {
        return new RememberedBrowser(series, kind, rotatedAt);
    }

    boolean isPresent(String hash) {
        return hash.equals(tokenHash);
    }

    boolean isPrevious(String hash) {
        return hash.equals(previousTokenHash);
    }
}
