package io.parley.security;

import io.parley.account.AccountService;
import io.parley.account.ClientAddress;
import io.parley.account.PasswordService;
import io.parley.account.UserProfile;
import io.parley.account.Username;
import io.parley.security.RememberedBrowsers.Answer;
import io.parley.security.RememberedBrowsers.Token;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.web.authentication.rememberme.AbstractRememberMeServices;
import org.springframework.security.web.authentication.rememberme.InvalidCookieException;
import org.springframework.security.web.authentication.rememberme.RememberMeAuthenticationException;
import org.springframework.stereotype.Component;

/** Lets people back in who asked to be remembered, with a cookie that is good for one visit. */
@Component
class RememberMe extends AbstractRememberMeServices {

    private static final int COOKIE_PARTS = 2;

    private final RememberedBrowsers browsers;
    private final PasswordService passwords;
    private final int validitySeconds;
    private final ApplicationEventPublisher events;

    RememberMe(
            RememberedBrowsers browsers,
            AccountService accounts,
            PasswordService passwords,
            SecurityProperties properties,
            ApplicationEventPublisher events) {
        super(UUID.randomUUID().toString(), name -> member(name, accounts, passwords));
        this.browsers = browsers;
        this.passwords = passwords;
        this.events = events;
        this.validitySeconds = Math.toIntExact(properties.rememberMe().toSeconds());
        setCookieName("parley-remember-me");
        setTokenValiditySeconds(validitySeconds);
    }

    private static UserDetails member(String name, AccountService accounts, PasswordService passwords) {
        return accounts.profile(new Username(name))
                .map(UserProfile::id)
                .flatMap(passwords::member)
                .map(SignedIn::new)
                .orElseThrow(() -> UsernameNotFoundException.fromUsername(name));
    }

    /** The series of the cookie that a request carries, whether it is valid or not. */
    Optional<String> series(HttpServletRequest request) {
        return token(request).map(Token::series);
    }

    /** Whether the browser that makes a request is remembered and will be let in. */
    boolean isRemembered(HttpServletRequest request) {
        return token(request).filter(browsers::isValid).isPresent();
    }

    private Optional<Token> token(HttpServletRequest request) {
        try {
            return Optional.ofNullable(extractRememberMeCookie(request))
                    .map(this::decodeCookie)
                    .map(parts -> new Token(parts[0], parts[1]));
        } catch (InvalidCookieException e) {
            return Optional.empty();
        }
    }

    /** @throws InvalidCookieException whatever else the cookie holds than a token of the shape that we give out */
    @Override
    protected String[] decodeCookie(String cookie) {
        try {
            var parts = super.decodeCookie(cookie);
            if (parts.length == COOKIE_PARTS && Stream.of(parts).allMatch(RememberedBrowsers::isWord)) {
                return parts;
            }
        } catch (IllegalArgumentException e) {
            throw new InvalidCookieException("No token of ours: " + e.getClass().getSimpleName());
        }
        throw new InvalidCookieException("No token of ours");
    }

    @Override
    protected void onLoginSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication) {
        if (authentication.getPrincipal() instanceof SignedIn person) {
            // the new cookie takes the place of the one before
            series(request).ifPresent(browsers::forget);
            passwords
                    .ifUnchanged(person.member(), () -> browsers.remember(person.userId(), kind(request)))
                    .ifPresent(token -> give(token, request, response));
        }
    }

    @Override
    protected UserDetails processAutoLoginCookie(
            String[] parts, HttpServletRequest request, HttpServletResponse response) {
        var from = new ClientAddress(request.getRemoteAddr());
        return switch (browsers.comeBack(new Token(parts[0], parts[1]), kind(request))) {
            case Answer.Welcome welcome -> {
                var member = passwords
                        .member(welcome.user())
                        .orElseThrow(() -> new RememberMeAuthenticationException("No longer a member"));
                events.publishEvent(new CameBack(member.userId(), from));
                welcome.next().ifPresent(next -> give(next, request, response));
                yield new SignedIn(member, Optional.of(parts[0]));
            }
            case Answer.Unknown unknown -> throw new RememberMeAuthenticationException("No such browser");
            case Answer.Stolen stolen -> {
                events.publishEvent(new RememberedBrowserCopied(stolen.user(), from));
                throw new RememberMeAuthenticationException("A token was used twice");
            }
        };
    }

    @Override
    public void logout(
            HttpServletRequest request, HttpServletResponse response, @Nullable Authentication authentication) {
        series(request).ifPresent(browsers::forget);
        super.logout(request, response, authentication);
    }

    private static String kind(HttpServletRequest request) {
        return BrowserName.of(request.getHeader(HttpHeaders.USER_AGENT));
    }

    private void give(Token token, HttpServletRequest request, HttpServletResponse response) {
        setCookie(new String[] {token.series(), token.secret()}, validitySeconds, request, response);
    }
}
