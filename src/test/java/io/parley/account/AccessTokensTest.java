package io.parley.account;

import static io.parley.account.AccountServiceTest.registration;
import static io.parley.account.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

@SpringBootTest
@RecordApplicationEvents
class AccessTokensTest {

    private static final String PASSWORD = "boats under violet rain";
    private static final Duration DAY = Duration.ofDays(1);
    private static final Set<TokenScope> ALL = Set.of(TokenScope.values());

    @Autowired
    private AccessTokens tokens;

    @Autowired
    private AccountService accounts;

    @Autowired
    private PasswordService passwords;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private Clock clock;

    @Autowired
    private ApplicationEvents events;

    private UserId anna;
    private UserId ben;

    @BeforeEach
    void annaAndBenAreRegistered() {
        anna = accounts.register(registration("anna")).id();
        ben = accounts.register(registration("ben")).id();
    }

    @Test
    void aTokenLetsItsOwnerInWithWhatItMayDo() {
        var all = make("all", ALL);
        var reading = make("reading", Set.of(TokenScope.READ));
        assertThat(tokens.verify(all.secret())).hasValueSatisfying(caller -> {
            assertThat(caller.userId()).isEqualTo(anna);
            assertThat(caller.may(TokenScope.WRITE)).isTrue();
        });
        assertThat(tokens.verify(reading.secret())).hasValueSatisfying(caller -> {
            assertThat(caller.may(TokenScope.READ)).isTrue();
            assertThat(caller.may(TokenScope.WRITE)).isFalse();
        });
        assertThat(tokens.list(anna))
                .extracting(AccessToken::name)
                .extracting(TokenName::value)
                .containsExactly("all", "reading");
        assertThat(tokens.list(ben)).isEmpty();
    }

    @Test
    void whatIsNoTokenLetsNobodyIn() {
        var secret = make("all", ALL).secret();
        for (var other : List.of(
                "",
                "x",
                secret + "x",
                secret.substring(1),
                secret.substring(0, secret.length() - 1) + "#",
                hashOf(secret))) {
            assertThat(tokens.verify(other)).as(other).isEmpty();
        }
    }

    @Test
    void theDatabaseKnowsNoToken() {
        var made = make("all", ALL);
        var rows = jdbc.queryForList("select * from access_token").toString();
        assertThat(rows).doesNotContain(made.secret()).contains(hashOf(made.secret()));
        assertThat(made.toString()).doesNotContain(made.secret());
    }

    @Test
    void aTokenExpires() {
        var made = make("short", ALL);
        assertThat(made.token().expiresAt())
                .isBetween(
                        clock.instant().plus(DAY).minusSeconds(60),
                        clock.instant().plus(DAY));
        set("expires_at", clock.instant().minusSeconds(1), made.token().id());
        assertThat(tokens.verify(made.secret())).isEmpty();
        make("next", ALL);
        assertThat(tokens.list(anna))
                .extracting(AccessToken::name)
                .extracting(TokenName::value)
                .containsExactly("next");
        for (var lifetime : List.of(Duration.ZERO, DAY.negated(), AccessTokens.LONGEST_LIFETIME.plusSeconds(1))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> tokens.make(anna, new TokenName("never"), ALL, lifetime));
        }
    }

    @Test
    void aRevokedTokenIsWorthNothingAtOnce() {
        var made = make("lost", ALL);
        assertThat(tokens.verify(made.secret())).isPresent();
        tokens.revoke(ben, made.token().id());
        assertThat(tokens.verify(made.secret())).isPresent();
        tokens.revoke(anna, made.token().id());
        assertThat(tokens.verify(made.secret())).isEmpty();
        assertThat(tokens.stillValid(List.of(made.token().id()))).isEmpty();
        assertThat(events.stream(CredentialEnded.class)).containsExactly(new CredentialEnded(credential(made)));
    }

    @Test
    void aNewPasswordRevokesAllTokens() {
        var annas = make("lost", ALL);
        var bens = tokens.make(ben, new TokenName("kept"), ALL, DAY);
        tokens.verify(annas.secret());
        passwords.changePassword(anna, PASSWORD, new Password("quiet lamps cross the river"));
        assertThat(tokens.verify(annas.secret())).isEmpty();
        assertThat(tokens.verify(bens.secret())).isPresent();
        assertThat(events.stream(CredentialEnded.class)).containsExactly(new CredentialEnded(credential(annas)));
    }

    @Test
    void whoIsDisabledHasNoTokens() {
        var made = make("all", ALL);
        jdbc.update("update account set enabled = false where id = ?", anna.value());
        assertThat(tokens.verify(made.secret())).isEmpty();
        assertThat(tokens.stillValid(List.of(made.token().id()))).isEmpty();
    }

    @Test
    void theLastUseIsWrittenOnceAMinute() {
        var made = make("all", ALL);
        assertThat(lastUse()).isNull();
        tokens.verify(made.secret());
        var first = lastUse();
        assertThat(first).isNotNull();
        tokens.stillValid(List.of(made.token().id()));
        assertThat(lastUse()).isEqualTo(first);
        set(
                "last_used_at",
                clock.instant().minus(AccessTokens.LAST_USED_PACE).minusSeconds(1),
                made.token().id());
        var before = lastUse();
        assertThat(tokens.stillValid(List.of(made.token().id())))
                .containsExactly(made.token().id());
        assertThat(lastUse()).isAfter(before);
    }

    @Test
    void aPersonHasFiftyTokensAtMost() {
        for (var number = 1; number <= AccessTokens.MOST_PER_PERSON; number++) {
            make("token " + number, ALL);
        }
        assertRefused(() -> make("one more", ALL), AccountProblem.TOO_MANY_TOKENS);
        assertThat(tokens.list(anna)).hasSize(AccessTokens.MOST_PER_PERSON);
    }

    @Test
    void aTokenHasANameThatCanBeShown() {
        assertThat(new TokenName("  bot  ").value()).isEqualTo("bot");
        assertThat(new TokenName("é".repeat(64)).value()).hasSize(64);
        for (var name : List.of("", "  ", "x".repeat(65), "a\u0000b", "\ud800")) {
            assertRefused(() -> new TokenName(name), AccountProblem.TOKEN_NAME_INVALID);
        }
    }

    private NewAccessToken make(String name, Set<TokenScope> scopes) {
        return tokens.make(anna, new TokenName(name), scopes, DAY);
    }

    private static Credential credential(NewAccessToken made) {
        return new Credential.Token(made.token().id(), made.token().expiresAt());
    }

    private Instant lastUse() {
        return tokens.list(anna).getFirst().lastUsedAt().orElse(null);
    }

    private void set(String column, Instant time, AccessTokenId id) {
        jdbc.update("update access_token set " + column + " = ? where id = ?", Timestamp.from(time), id.value());
    }

    private static String hashOf(String secret) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
