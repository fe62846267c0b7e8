package io.parley.security;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.VaadinServletRequest;
import com.vaadin.flow.server.VaadinServletResponse;
import com.vaadin.flow.spring.security.AuthenticationContext;
import io.parley.account.AccountSessions;
import io.parley.account.BrowsersEnded;
import io.parley.account.LiveBrowser;
import io.parley.account.Member;
import io.parley.account.PasswordChanged;
import io.parley.account.RememberedBrowser;
import io.parley.account.UserId;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Logs people in and out from within a view, here and elsewhere, and ends what a new password has made invalid. */
@Component
class BrowserSessions implements AccountSessions, VaadinServiceInitListener {

    private final LiveSessions live;
    private final RememberMe rememberMe;
    private final RememberedBrowsers browsers;
    private final AuthenticationContext authentication;
    private final ApplicationEventPublisher events;
    private final HttpSessionSecurityContextRepository contexts = new HttpSessionSecurityContextRepository();

    BrowserSessions(
            LiveSessions live,
            RememberMe rememberMe,
            RememberedBrowsers browsers,
            AuthenticationContext authentication,
            ApplicationEventPublisher events) {
        this.live = live;
        this.rememberMe = rememberMe;
        this.browsers = browsers;
        this.authentication = authentication;
        this.events = events;
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

    @Override
    public void serviceInit(ServiceInitEvent service) {
        service.getSource()
                .addUIInitListener(event -> LiveSessions.of(event.getUI().getSession())
                        .ifPresent(session -> session.note(
                                BrowserName.of(
                                        event.getUI().getSession().getBrowser().getUserAgent()),
                                series())));
    }

    @Override
    public List<LiveBrowser> browsers(UserId user) {
        var current = live.current();
        return live.sessions(user).stream()
                .map(session ->
                        session.toBrowser(current.filter(session::equals).isPresent()))
                .sorted(Comparator.comparing(LiveBrowser::isCurrent)
                        .thenComparing(LiveBrowser::usedAt)
                        .reversed())
                .toList();
    }

    @Override
    public List<RememberedBrowser> remembered(UserId user) {
        var open = live.sessions(user).stream()
                .flatMap(session -> session.series().stream())
                .collect(Collectors.toSet());
        return browsers.of(user).stream()
                .filter(browser -> !open.contains(browser.series()))
                .toList();
    }

    @Override
    public void end(UserId user, long number) {
        live.sessions(user).stream()
                .filter(session -> session.number() == number)
                .forEach(session -> {
                    session.series().ifPresent(browsers::forget);
                    live.end(session);
                    events.publishEvent(new BrowsersEnded(user));
                });
    }

    @Override
    public void forget(UserId user, RememberedBrowser browser) {
        browsers.forget(user, browser.series());
        live.sessions(user).stream()
                .filter(session ->
                        session.series().filter(browser.series()::equals).isPresent())
                .forEach(live::end);
        events.publishEvent(new BrowsersEnded(user));
    }

    @Override
    public void endOthers(UserId user) {
        browsers.forgetOthers(user, series());
        live.endOthers(user, live.current());
        events.publishEvent(new BrowsersEnded(user));
    }

    /** Whoever came first with the token, the owner or a thief, is in by now, and nobody can tell which of them it was. */
    @EventListener
    void endAll(RememberedBrowserCopied copied) {
        live.endOthers(copied.userId(), Optional.empty());
        events.publishEvent(new BrowsersEnded(copied.userId()));
    }

    /** Under which the browser is remembered whose request is being served. */
    private Optional<String> series() {
        return Optional.ofNullable(VaadinServletRequest.getCurrent())
                .map(VaadinServletRequest::getHttpServletRequest)
                .flatMap(rememberMe::series);
    }

    /** Within the transaction: either the password is new and no other browser is remembered, or neither. */
    @EventListener
    void forgetBrowsers(PasswordChanged changed) {
        browsers.forgetOthers(changed.userId(), series());
    }

    @TransactionalEventListener
    void endOtherSessions(PasswordChanged changed) {
        live.endOthers(changed.userId(), live.current());
    }
}
