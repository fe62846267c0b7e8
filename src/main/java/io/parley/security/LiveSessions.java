package io.parley.security;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.VaadinSession;
import com.vaadin.flow.shared.communication.PushMode;
import io.parley.account.Credential;
import io.parley.account.CredentialEnded;
import io.parley.account.CurrentUser;
import io.parley.account.UserId;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionAttributeListener;
import jakarta.servlet.http.HttpSessionBindingEvent;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;

/**
 * Who is logged in on this node, in which browsers and with which tabs.
 *
 * <p>A session counts from the moment at which a person is put into it, by whatever kind of log-in, to its end. Whoever
 * has too many sessions or tabs loses the oldest one, and a session that nobody touches for long ends; the person is told
 * so. Only tabs of people have a push connection.
 */
@Component
class LiveSessions implements HttpSessionAttributeListener, VaadinServiceInitListener {

    private static final Logger log = LoggerFactory.getLogger(LiveSessions.class);

    static final String LOG_IN = "login";
    static final String TOO_MANY_SESSIONS = "login?closed";
    static final String IDLE = "login?idle";
    static final String TOO_MANY_TABS = "closed";

    private final SecurityProperties limits;
    private final SessionProperties properties;
    private final PushSockets sockets;
    private final ObjectProvider<LogInProofs> proofs;
    private final Clock clock;
    private final ApplicationEventPublisher events;
    private final ConcurrentMap<UserId, Set<LiveSession>> sessions = new ConcurrentHashMap<>();
    private final AtomicLong numbers = new AtomicLong();

    LiveSessions(
            SecurityProperties limits,
            SessionProperties properties,
            PushSockets sockets,
            ObjectProvider<LogInProofs> proofs,
            Clock clock,
            ApplicationEventPublisher events) {
        this.limits = limits;
        this.properties = properties;
        this.sockets = sockets;
        this.proofs = proofs;
        this.clock = clock;
        this.events = events;
    }

    /** The session of the browser whose request is being served by Vaadin now, if a person is logged in with it. */
    Optional<LiveSession> current() {
        return Optional.ofNullable(VaadinSession.getCurrent()).flatMap(LiveSessions::of);
    }

    static Optional<LiveSession> of(HttpSession session) {
        return Optional.ofNullable((LiveSession) session.getAttribute(LiveSession.ATTRIBUTE));
    }

    static Optional<LiveSession> of(VaadinSession session) {
        return Optional.ofNullable(session.getSession())
                .map(wrapped -> (LiveSession) wrapped.getAttribute(LiveSession.ATTRIBUTE));
    }

    /** Ends every session of a person but one. */
    void endOthers(UserId user, Optional<LiveSession> kept) {
        sessions(user).stream()
                .filter(session -> kept.filter(session::equals).isEmpty())
                .forEach(session -> end(session, LOG_IN));
    }

    /** Ends one session. */
    void end(LiveSession session) {
        end(session, LOG_IN);
    }

    List<LiveSession> sessions(UserId user) {
        return List.copyOf(sessions.getOrDefault(user, Set.of()));
    }

    @Override
    public void attributeAdded(HttpSessionBindingEvent event) {
        if (event.getName().equals(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY)) {
            loggedIn(event.getSession(), event.getValue());
        }
    }

    @Override
    public void attributeReplaced(HttpSessionBindingEvent event) {
        if (event.getName().equals(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY)) {
            var session = event.getSession();
            loggedIn(session, session.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY));
        }
    }

    private void loggedIn(HttpSession session, @Nullable Object context) {
        if (!(context instanceof SecurityContext security
                && security.getAuthentication() != null
                && security.getAuthentication().getPrincipal() instanceof CurrentUser.Principal principal)) {
            return;
        }
        var user = principal.userId();
        var before = of(session);
        if (before.filter(live -> live.user().equals(user)).isPresent()) {
            return;
        }
        var live = new LiveSession(
                user, session, numbers.incrementAndGet(), new IdleWatch(clock, properties.idleLogOut()), this::ended);
        session.setAttribute(LiveSession.ATTRIBUTE, live);
        sessions.compute(user, (key, present) -> {
            var all = present == null ? ConcurrentHashMap.<LiveSession>newKeySet() : present;
            all.add(live);
            return all;
        });
        // somebody else logged in with the same browser: what the tabs show is not his
        before.ifPresent(other -> Thread.startVirtualThread(() -> other.sendAllAway(".")));
        endOldest(user);
        // whoever has changed the password until now has not seen this session, and whoever does it from now on ends it
        if (principal instanceof SignedIn person && !hold(person)) {
            end(live);
        }
    }

    private boolean hold(SignedIn person) {
        try {
            return proofs.getObject().hold(person);
        } catch (RuntimeException e) {
            log.warn("By what somebody has logged in could not be checked again, so he is not let in", e);
            return false;
        }
    }

    private void endOldest(UserId user) {
        var all = sessions(user);
        all.stream()
                .sorted(Comparator.comparingLong(LiveSession::number))
                .limit(Math.max(0, all.size() - limits.sessionsPerPerson()))
                .forEach(session -> end(session, TOO_MANY_SESSIONS));
    }

    private void end(LiveSession session, String location) {
        ended(session);
        Thread.startVirtualThread(() -> session.end(location));
    }

    private void ended(LiveSession session) {
        sessions.computeIfPresent(session.user(), (key, all) -> {
            all.remove(session);
            return all.isEmpty() ? null : all;
        });
        events.publishEvent(new CredentialEnded(new Credential.Browser(session.number())));
    }

    @Override
    public void serviceInit(ServiceInitEvent service) {
        service.getSource().addUIInitListener(event -> opened(event.getUI()));
    }

    private void opened(UI ui) {
        var push = ui.getPushConfiguration();
        push.setPushConnectionFactory(screen -> new GuardedPushConnection(screen, sockets));
        of(ui.getSession())
                .ifPresentOrElse(
                        live -> {
                            live.opened(new LiveSession.Tab(ui, numbers.incrementAndGet()));
                            live.idle().watch(ui, () -> end(live, IDLE));
                            closeOldestTabs(live.user());
                        },
                        // as late as this, because the page's own configuration is applied after its listeners
                        () -> ui.beforeClientResponse(ui, first -> push.setPushMode(PushMode.DISABLED)));
    }

    private void closeOldestTabs(UserId user) {
        record OpenTab(LiveSession session, LiveSession.Tab tab) {}
        var open = sessions(user).stream()
                .flatMap(session -> session.tabs().stream().map(tab -> new OpenTab(session, tab)))
                .sorted(Comparator.comparingLong(tab -> tab.tab().number()))
                .toList();
        open.stream()
                .limit(Math.max(0, open.size() - limits.tabsPerPerson()))
                .forEach(tab -> Thread.startVirtualThread(() -> tab.session().close(tab.tab(), TOO_MANY_TABS)));
    }
}
