package io.parley.account;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The tokens by which programs log in.
 *
 * <p>A token is 256 random bits, of which the database knows the SHA-256 alone: there is nothing to guess that a slow hash
 * would protect. What is revoked is gone at once on this node, and within {@link #REMEMBERED} wherever it was verified
 * before. A new password revokes every token, as one may have been made with the old one.
 */
@Service
public class AccessTokens {

    /** The longest that a token may be valid. */
    public static final Duration LONGEST_LIFETIME = Duration.ofDays(366);

    /** The most tokens of one person that have not expired. */
    public static final int MOST_PER_PERSON = 50;

    static final Duration REMEMBERED = Duration.ofSeconds(2);
    static final Duration LAST_USED_PACE = Duration.ofMinutes(1);

    private static final String PREFIX = "parley_";
    private static final int BYTES = 32;
    private static final int LENGTH = PREFIX.length() + 43;
    private static final int MOST_REMEMBERED = 10_000;

    private final AccessTokenRepository tokens;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    /** Who was let in just now, by the hash of his token. */
    private final Cache<String, Caller> verified = Caffeine.newBuilder()
            .maximumSize(MOST_REMEMBERED)
            .expireAfterWrite(REMEMBERED)
            .build();

    AccessTokens(
            AccessTokenRepository tokens,
            TransactionTemplate transaction,
            ApplicationEventPublisher events,
            Clock clock) {
        this.tokens = tokens;
        this.transaction = transaction;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Makes a token; those of the owner that have expired go.
     *
     * @param lifetime more than nothing, at most {@link #LONGEST_LIFETIME}
     * @throws AccountRefusedException if the owner has {@value #MOST_PER_PERSON} already
     * @throws IllegalArgumentException if the lifetime is none
     */
    @Transactional
    public NewAccessToken make(UserId owner, TokenName name, Set<TokenScope> scopes, Duration lifetime) {
        if (!lifetime.isPositive() || lifetime.compareTo(LONGEST_LIFETIME) > 0) {
            throw new IllegalArgumentException("A token is valid for at most " + LONGEST_LIFETIME);
        }
        var now = now();
        tokens.deleteExpired(owner.value(), now);
        if (tokens.countByAccountId(owner.value()) >= MOST_PER_PERSON) {
            throw new AccountRefusedException(AccountProblem.TOO_MANY_TOKENS);
        }
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        var secret = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        var token = new AccessTokenEntity(
                owner, name, Secrets.hash(secret), scopes.contains(TokenScope.WRITE), now, now.plus(lifetime));
        return new NewAccessToken(secret, tokens.save(token).token());
    }

    /** Who shows this token; empty if there is none such, it has expired, or its owner may not log in any more. */
    public Optional<Caller> verify(String secret) {
        if (secret.length() != LENGTH || !secret.startsWith(PREFIX)) {
            return Optional.empty();
        }
        var hash = Secrets.hash(secret);
        return Optional.ofNullable(verified.getIfPresent(hash))
                .or(() -> load(hash))
                .filter(caller -> isRunning(caller.credential()));
    }

    private Optional<Caller> load(String hash) {
        var caller = transaction.execute(status -> {
            var live = tokens.findLive(hash, now());
            live.filter(token -> isLastUseToBeWritten(token.lastUsedAt())).ifPresent(token -> use(List.of(token.id())));
            return live.map(AccessTokenEntity::caller);
        });
        caller.ifPresent(found -> verified.put(hash, found));
        return caller;
    }

    private boolean isLastUseToBeWritten(Optional<Instant> lastUse) {
        return lastUse.filter(last -> last.isAfter(now().minus(LAST_USED_PACE))).isEmpty();
    }

    private void use(Collection<Long> ids) {
        tokens.use(ids, now(), now().minus(LAST_USED_PACE));
    }

    private boolean isRunning(Credential credential) {
        return credential instanceof Credential.Token token && token.expiresAt().isAfter(clock.instant());
    }

    /** Which of these tokens are valid still; they count as used now, because what was opened with them is open. */
    @Transactional
    public Set<AccessTokenId> stillValid(Collection<AccessTokenId> ids) {
        if (ids.isEmpty()) {
            return Set.of();
        }
        var values = ids.stream().map(AccessTokenId::value).toList();
        use(values);
        return tokens.findLive(values, now()).stream().map(AccessTokenId::new).collect(Collectors.toUnmodifiableSet());
    }

    /** The tokens of a person, the oldest first, expired ones too until the next is made. */
    @Transactional(readOnly = true)
    public List<AccessToken> list(UserId owner) {
        return tokens.findByAccountIdOrderById(owner.value()).stream()
                .map(AccessTokenEntity::token)
                .toList();
    }

    /** Takes back a token; ignored if the person has no such token. {@link CredentialEnded} follows. */
    @Transactional
    public void revoke(UserId owner, AccessTokenId id) {
        tokens.findByIdAndAccountId(id.value(), owner.value()).ifPresent(token -> {
            tokens.deleteById(id.value());
            ended(token);
        });
    }

    @EventListener
    @Transactional
    void revokeAll(PasswordChanged changed) {
        var revoked = tokens.findByAccountIdOrderById(changed.userId().value());
        tokens.deleteByAccount(changed.userId().value());
        revoked.forEach(this::ended);
    }

    private void ended(AccessTokenEntity token) {
        verified.invalidate(token.tokenHash());
        events.publishEvent(new CredentialEnded(token.credential()));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
