package io.parley.security;

import io.parley.account.TooManyAttemptsException;
import java.time.Duration;
import org.springframework.security.core.AuthenticationException;

/** Too many log-ins have failed; says when to try again. */
final class LogInTooEarlyException extends AuthenticationException {

    private final Duration retryAfter;

    LogInTooEarlyException(TooManyAttemptsException cause) {
        super("Too many failed log-ins", cause);
        this.retryAfter = cause.retryAfter();
    }

    Duration retryAfter() {
        return retryAfter;
    }
}
