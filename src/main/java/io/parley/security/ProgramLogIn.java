package io.parley.security;

import io.parley.account.AccessTokens;
import io.parley.account.Caller;
import io.parley.account.Credential;
import io.parley.account.TokenScope;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.transaction.TransactionException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Tells in whose name a program acts: by its access token, or, where a WebSocket is opened, by the session of the browser
 * whose page opens it. A token that is shown and not valid is never made good by a session.
 */
final class ProgramLogIn extends OncePerRequestFilter {

    private static final Logger log = LoggerFactory.getLogger(ProgramLogIn.class);

    private final AccessTokens tokens;
    private final RememberMe rememberMe;
    private final SecurityContextHolderStrategy holder;
    private final Problems problems;
    private final HttpSessionSecurityContextRepository contexts = new HttpSessionSecurityContextRepository();

    ProgramLogIn(AccessTokens tokens, RememberMe rememberMe, SecurityContextHolderStrategy holder, Problems problems) {
        this.tokens = tokens;
        this.rememberMe = rememberMe;
        this.holder = holder;
        this.problems = problems;
    }

    static String authority(TokenScope scope) {
        return "SCOPE_" + scope;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            caller(request, response).ifPresent(this::enter);
        } catch (DataAccessException | TransactionException e) {
            log.warn("Nobody knows in whose name a program asks", e);
            problems.unavailable(response);
            return;
        }
        chain.doFilter(request, response);
    }

    private Optional<Caller> caller(HttpServletRequest request, HttpServletResponse response) {
        var token = ProgramPaths.token(request);
        return token.isPresent() ? tokens.verify(token.get()) : byBrowser(request, response);
    }

    private Optional<Caller> byBrowser(HttpServletRequest request, HttpServletResponse response) {
        if (!ProgramPaths.isSocketForPrograms(request)) {
            return Optional.empty();
        }
        return bySession(request).or(() -> {
            comeBack(request, response);
            return bySession(request);
        });
    }

    private static Optional<Caller> bySession(HttpServletRequest request) {
        return Optional.ofNullable(request.getSession(false))
                .filter(session ->
                        session.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY)
                                instanceof SecurityContext)
                .flatMap(LiveSessions::of)
                .map(live ->
                        new Caller(live.user(), new Credential.Browser(live.number()), Set.of(TokenScope.values())));
    }

    /** After a restart of the server a page may open its WebSocket anew before anybody loads the page again. */
    private void comeBack(HttpServletRequest request, HttpServletResponse response) {
        var remembered = rememberMe.autoLogin(request, response);
        if (remembered != null) {
            var context = holder.createEmptyContext();
            context.setAuthentication(remembered);
            contexts.saveContext(context, request, response);
        }
    }

    private void enter(Caller caller) {
        var authorities = AuthorityUtils.createAuthorityList(
                caller.scopes().stream().map(ProgramLogIn::authority).toList());
        var context = holder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(caller, null, authorities));
        holder.setContext(context);
    }
}
