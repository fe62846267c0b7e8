package io.parley.security;

import io.parley.account.RememberedBrowser;
import io.parley.account.Secrets;
import io.parley.account.UserId;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The browsers that are remembered. A token is replaced whenever it is used; who shows an old one has a copy, and then
 * no browser of that person is remembered any more. Tokens are kept as hashes, so that reading the table lets nobody in.
 */
@Service
class RememberedBrowsers {

    private static final int BYTES = 32;
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_-]{43}");

    /** What a browser keeps. */
    record Token(String series, String secret) {}

    /** What came of a token that was shown. */
    sealed interface Answer {

        /** @param next replaces the token that was shown, unless another tab of the same browser has got it already */
        record Welcome(UserId user, Optional<Token> next) implements Answer {}

        record Unknown() implements Answer {}

        /** @param user whose token it was */
        record Stolen(UserId user) implements Answer {}
    }

    private final RememberMeRepository browsers;
    private final SecurityProperties properties;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    RememberedBrowsers(RememberMeRepository browsers, SecurityProperties properties, Clock clock) {
        this.browsers = browsers;
        this.properties = properties;
        this.clock = clock;
    }

    /** @param kind as {@link BrowserName} calls it */
    @Transactional
    Token remember(UserId user, String kind) {
        var now = now();
        browsers.deleteUnusedSince(now.minus(properties.rememberMe()));
        var token = new Token(randomWord(), randomWord());
        browsers.save(new RememberMeEntity(token.series(), user, Secrets.hash(token.secret()), kind, now));
        return token;
    }

    /** @param kind of the browser by now, which may have been renewed */
    @Transactional
    Answer comeBack(Token shown, String kind) {
        var now = now();
        var hash = Secrets.hash(shown.secret());
        var found = browser(shown, now);
        if (found.isEmpty()) {
            return new Answer.Unknown();
        }
        var browser = found.get();
        if (browser.isPresent(hash)) {
            var next = new Token(shown.series(), randomWord());
            // where this changes nothing, another tab was faster: it has replaced the token this very moment
            var first = browsers.rotate(shown.series(), hash, Secrets.hash(next.secret()), kind, now) == 1;
            return new Answer.Welcome(browser.user(), first ? Optional.of(next) : Optional.empty());
        }
        if (isInGrace(browser, hash, now)) {
            return new Answer.Welcome(browser.user(), Optional.empty());
        }
        browsers.deleteByAccount(browser.user().value());
        return new Answer.Stolen(browser.user());
    }

    /** Whether somebody would be let in with a token, which stays as it is. */
    @Transactional(readOnly = true)
    boolean isValid(Token shown) {
        var now = now();
        var hash = Secrets.hash(shown.secret());
        return browser(shown, now)
                .filter(browser -> browser.isPresent(hash) || isInGrace(browser, hash, now))
                .isPresent();
    }

    /** Whether a browser that was let in has not been forgotten since. */
    @Transactional(readOnly = true)
    boolean isRemembered(String series) {
        return browsers.existsById(series);
    }

    /** The browsers of a person that are let in, the one that was used last first. */
    @Transactional(readOnly = true)
    List<RememberedBrowser> of(UserId user) {
        return browsers
                .findByAccountIdAndRotatedAtAfterOrderByRotatedAtDesc(
                        user.value(), now().minus(properties.rememberMe()))
                .stream()
                .map(RememberMeEntity::toBrowser)
                .toList();
    }

    private Optional<RememberMeEntity> browser(Token shown, Instant now) {
        return browsers.findById(shown.series())
                .filter(browser -> browser.rotatedAt().isAfter(now.minus(properties.rememberMe())));
    }

    private boolean isInGrace(RememberMeEntity browser, String hash, Instant now) {
        return browser.isPrevious(hash)
                && !browser.rotatedAt().plus(properties.rememberMeGrace()).isBefore(now);
    }

    @Transactional
    void forget(String series) {
        browsers.deleteSeries(series);
    }

    /** Forgets a browser if it is of this person. */
    @Transactional
    void forget(UserId user, String series) {
        browsers.deleteSeries(user.value(), series);
    }

    /** Forgets all browsers of a person but one. */
    @Transactional
    void forgetOthers(UserId user, Optional<String> keptSeries) {
        keptSeries.ifPresentOrElse(
                series -> browsers.deleteOthers(user.value(), series), () -> browsers.deleteByAccount(user.value()));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** Whether a text is such as we use for series and secrets. */
    static boolean isWord(String text) {
        return WORD.matcher(text).matches();
    }

    private String randomWord() {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
