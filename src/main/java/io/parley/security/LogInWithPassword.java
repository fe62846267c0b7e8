package io.parley.security;

import io.parley.account.ClientAddress;
import io.parley.account.PasswordService;
import io.parley.account.TooManyAttemptsException;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/** Logs people in by name and password. Spring Security finds it by itself: named once more it would be asked twice. */
@Component
class LogInWithPassword implements AuthenticationProvider {

    private final PasswordService passwords;

    LogInWithPassword(PasswordService passwords) {
        this.passwords = passwords;
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        var typed = attempt.getCredentials();
        if (typed == null || !(attempt.getDetails() instanceof WebAuthenticationDetails details)) {
            throw new BadCredentialsException("Nothing to compare");
        }
        try {
            return passwords
                    .logIn(attempt.getName(), typed.toString(), new ClientAddress(details.getRemoteAddress()))
                    .map(member -> new SignedIn(member).authentication())
                    .orElseThrow(() -> new BadCredentialsException("Refused"));
        } catch (TooManyAttemptsException e) {
            throw new LogInTooEarlyException(e);
        }
    }

    @Override
    public boolean supports(Class<?> type) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
    }
}
