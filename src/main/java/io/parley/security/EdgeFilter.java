package io.parley.security;

import io.parley.account.ClientAddress;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Stands before everything else, WebSocket upgrades included: gives every response its headers and turns away what comes
 * from pages of others, and connections of nobody.
 */
final class EdgeFilter extends OncePerRequestFilter {

    private static final String PUSH_PATH = "/VAADIN/push";
    private static final Set<String> HARMLESS = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    private final TrustedOrigins origins;
    private final PushSockets sockets;
    private final Predicate<HttpServletRequest> isRemembered;
    private final Consumer<RequestRefused> onRefusal;

    /** @param isRemembered whether a browser without a session will be let in by its remember-me cookie */
    EdgeFilter(
            TrustedOrigins origins,
            PushSockets sockets,
            Predicate<HttpServletRequest> isRemembered,
            Consumer<RequestRefused> onRefusal) {
        this.origins = origins;
        this.sockets = sockets;
        this.isRemembered = isRemembered;
        this.onRefusal = onRefusal;
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        SecurityHeaders.write(request, response);
        if (isRefused(request)) {
            onRefusal.accept(refused(request));
            response.sendError(HttpStatus.FORBIDDEN.value());
        } else if (ProgramPaths.isWebSocket(request)
                && !ProgramPaths.isSocketForPrograms(request)
                && sockets.isFull(request.getRemoteAddr())) {
            onRefusal.accept(refused(request));
            response.setHeader(HttpHeaders.RETRY_AFTER, "60");
            response.sendError(HttpStatus.TOO_MANY_REQUESTS.value());
        } else {
            chain.doFilter(request, response);
        }
    }

    @Override
    protected void doFilterNestedErrorDispatch(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        SecurityHeaders.write(request, response);
        chain.doFilter(request, response);
    }

    private static RequestRefused refused(HttpServletRequest request) {
        return new RequestRefused(new ClientAddress(request.getRemoteAddr()));
    }

    private boolean isRefused(HttpServletRequest request) {
        if (ProgramPaths.isSocketForPrograms(request)) {
            // whoever shows a token is no page of others; whoever shows nothing is told later that he has to
            return ProgramPaths.token(request).isEmpty() && isKnown(request) && !origins.isOurs(request);
        }
        if (ProgramPaths.isWebSocket(request)) {
            // after a restart it is the connection by which a tab first learns that it has to begin anew
            return !origins.isOurs(request) || !isKnown(request);
        }
        if (isPush(request)) {
            // without any session the answer is that it has ended, and the page finds its way back from that
            return origins.isForeign(request) || (request.getSession(false) != null && !isLoggedIn(request));
        }
        return !HARMLESS.contains(request.getMethod())
                && origins.isForeign(request)
                && ProgramPaths.token(request).isEmpty();
    }

    private boolean isKnown(HttpServletRequest request) {
        return isLoggedIn(request) || isRemembered.test(request);
    }

    private static boolean isPush(HttpServletRequest request) {
        return request.getRequestURI().startsWith(request.getContextPath() + PUSH_PATH);
    }

    private static boolean isLoggedIn(HttpServletRequest request) {
        var session = request.getSession(false);
        return session != null
                && session.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY)
                        instanceof SecurityContext context
                && context.getAuthentication() != null
                && context.getAuthentication().getPrincipal() instanceof SignedIn;
    }
}
