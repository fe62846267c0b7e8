package io.parley.security;

import com.vaadin.flow.server.WrappedSession;
import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.util.Optional;

/**
 * What the log-in page has to say once after an attempt that failed; waits for it in the session.
 *
 * @param typedName what the person typed as the name, so that it need not be typed again
 * @param retryAfter how long to wait, where there were too many attempts
 */
public record LogInFailure(String typedName, Optional<Duration> retryAfter) {

    private static final String ATTRIBUTE = LogInFailure.class.getName();

    void keepFor(HttpSession session) {
        session.setAttribute(ATTRIBUTE, this);
    }

    /** The failure of this browser's last attempt, at the first call after it. */
    public static Optional<LogInFailure> take(WrappedSession session) {
        var failure = Optional.ofNullable((LogInFailure) session.getAttribute(ATTRIBUTE));
        session.removeAttribute(ATTRIBUTE);
        return failure;
    }
}
