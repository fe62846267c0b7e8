package io.parley.account;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What is known of an access token; the token itself is not.
 *
 * @param lastUsedAt at most a minute behind; absent while nobody has used it
 */
public record AccessToken(
        AccessTokenId id,
        TokenName name,
        Set<TokenScope> scopes,
        Instant createdAt,
        Instant expiresAt,
        Optional<Instant> lastUsedAt) {

    public AccessToken {
        scopes = Set.copyOf(scopes);
    }
}
