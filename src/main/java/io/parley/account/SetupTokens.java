package io.parley.account;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The one-time token that makes the first administrator. */
@Component
class SetupTokens {

    private static final int BYTES = 24;

    private final SetupTokenRepository tokens;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    SetupTokens(SetupTokenRepository tokens, Clock clock) {
        this.tokens = tokens;
        this.clock = clock;
    }

    /** Makes the only valid token. */
    @Transactional
    String issue() {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        var token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        tokens.deleteAllInBatch();
        tokens.save(new SetupTokenEntity(Secrets.hash(token), clock.instant().truncatedTo(ChronoUnit.MICROS)));
        return token;
    }

    /**
     * Uses a token up.
     *
     * @throws AccountRefusedException if there is no such token
     */
    @Transactional
    void use(String token) {
        if (tokens.take(Secrets.hash(token)) != 1) {
            throw new AccountRefusedException(AccountProblem.SETUP_TOKEN_INVALID);
        }
    }

    @Transactional
    void withdraw() {
        tokens.deleteAllInBatch();
    }
}
