package io.parley.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.stereotype.Component;

/** Sends a person back to the log-in page, whatever the reason was. */
@Component
class LogInFailureHandler implements AuthenticationFailureHandler {

    private static final int LONGEST_NAME = 254;

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException reason)
            throws IOException {
        var retryAfter = reason instanceof LogInTooEarlyException tooEarly
                ? Optional.of(tooEarly.retryAfter())
                : Optional.<Duration>empty();
        retryAfter.ifPresent(wait -> response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(wait.toSeconds() + 1)));
        var name = Objects.requireNonNullElse(request.getParameter("username"), "");
        new LogInFailure(name.substring(0, Math.min(name.length(), LONGEST_NAME)), retryAfter)
                .keepFor(request.getSession());
        response.sendRedirect(request.getContextPath() + "/login?error");
    }
}
