package io.parley.security;

import com.vaadin.flow.component.UI;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.stereotype.Component;

/** Sends the tabs of a session that ends to the log-in page, and lets the browser forget what it stored. */
@Component
class LogOutHandler implements LogoutHandler {

    @Override
    public void logout(
            HttpServletRequest request, HttpServletResponse response, @Nullable Authentication authentication) {
        response.setHeader("Clear-Site-Data", "\"storage\"");
        var session = request.getSession(false);
        if (session != null) {
            LiveSessions.of(session).ifPresent(live -> live.sendOthersAway(UI.getCurrent(), LiveSessions.LOG_IN));
        }
    }
}
