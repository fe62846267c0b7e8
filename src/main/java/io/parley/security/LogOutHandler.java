package io.parley.security;

import com.vaadin.flow.component.UI;
import io.parley.account.ClientAddress;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.stereotype.Component;

/** Tells of a log-out, sends the tabs of the session to the log-in page, and lets the browser forget what it stored. */
@Component
class LogOutHandler implements LogoutHandler {

    private final ApplicationEventPublisher events;

    LogOutHandler(ApplicationEventPublisher events) {
        this.events = events;
    }

    @Override
    public void logout(
            HttpServletRequest request, HttpServletResponse response, @Nullable Authentication authentication) {
        if (authentication != null && authentication.getPrincipal() instanceof SignedIn person) {
            events.publishEvent(new LoggedOut(person.userId(), new ClientAddress(request.getRemoteAddr())));
        }
        response.setHeader("Clear-Site-Data", "\"storage\"");
        var session = request.getSession(false);
        if (session != null) {
            LiveSessions.of(session).ifPresent(live -> live.sendOthersAway(UI.getCurrent(), LiveSessions.LOG_IN));
        }
    }
}
