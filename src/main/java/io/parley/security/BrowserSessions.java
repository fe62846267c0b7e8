package io.parley.security;

import com.vaadin.flow.server.VaadinServletRequest;
import com.vaadin.flow.server.VaadinServletResponse;
import com.vaadin.flow.spring.security.AuthenticationContext;
import io.parley.account.AccountSessions;
import io.parley.account.Member;
import io.parley.account.PasswordChanged;
import java.util.Objects;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Logs people in and out from within a view, and ends what a new password has made invalid. */
@Component
class BrowserSessions implements AccountSessions {

    private final LiveSessions live;
    private final RememberMe rememberMe;
    private final RememberedBrowsers browsers;
    private final AuthenticationContext authentication;
    private final HttpSessionSecurityContextRepository contexts = new HttpSessionSecurityContextRepository();

    BrowserSessions(
            LiveSessions live,
            RememberMe rememberMe,
            RememberedBrowsers browsers,
            AuthenticationContext authentication) {
        this.live = live;
        this.rememberMe = rememberMe;
        this.browsers = browsers;
        this.authentication = authentication;
    }

    @Override
    public void logIn(Member member) {
        var request = Objects.requireNonNull(VaadinServletRequest.getCurrent()).getHttpServletRequest();
        var response =
                Objects.requireNonNull(VaadinServletResponse.getCurrent()).getHttpServletResponse();
        // an id that somebody may have planted before is worth nothing after
        request.changeSessionId();
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(new SignedIn(member).authentication());
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
    }

    @Override
    public void logOut() {
        authentication.logout();
    }

    /** Within the transaction: either the password is new and no other browser is remembered, or neither. */
    @EventListener
    void forgetBrowsers(PasswordChanged changed) {
        var kept = Optional.ofNullable(VaadinServletRequest.getCurrent())
                .map(VaadinServletRequest::getHttpServletRequest)
                .flatMap(rememberMe::series);
        browsers.forgetOthers(changed.userId(), kept);
    }

    @TransactionalEventListener
    void endOtherSessions(PasswordChanged changed) {
        live.endOthers(changed.userId(), live.current());
    }
}
