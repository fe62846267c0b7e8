package io.parley.account;

import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/**
 * The person on whose behalf this thread runs.
 *
 * <p>Known where a request or a UI is being served, and nowhere else: whoever hands work to another thread takes the
 * {@link UserId} along.
 */
@Component
public class CurrentUser {

    /** The person who is logged in, if anybody is. */
    public Optional<UserId> find() {
        return Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication())
                .map(Authentication::getPrincipal)
                .filter(Principal.class::isInstance)
                .map(principal -> ((Principal) principal).userId());
    }

    /**
     * The person who is logged in.
     *
     * @throws IllegalStateException if nobody is: a view that asks is never reached without a log-in
     */
    public UserId id() {
        return find().orElseThrow(() -> new IllegalStateException("Nobody is logged in on this thread"));
    }

    /** What every kind of log-in puts into the security context as its principal. */
    public interface Principal {

        UserId userId();
    }
}
