package io.parley.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;
import static org.springframework.security.web.context.HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY;

import io.parley.account.Member;
import io.parley.account.Role;
import io.parley.account.UserId;
import io.parley.account.Username;
import jakarta.servlet.http.HttpSessionBindingEvent;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.core.context.SecurityContextImpl;

class LiveSessionsTest {

    private static final UserId ANNA = new UserId(1);

    private final LogInProofs proofs = mock();
    private final LiveSessions live = live(proofs);
    private final MockHttpSession session = new MockHttpSession();

    @Test
    void whoHasShownAPasswordThatIsHisStaysLoggedIn() {
        when(proofs.hold(any())).thenReturn(true);

        annaLogsIn();

        assertThat(live.sessions(ANNA)).hasSize(1);
        assertThat(session.isInvalid()).isFalse();
    }

    @Test
    void aLogInThatCannotBeCheckedEnds() {
        when(proofs.hold(any())).thenThrow(new QueryTimeoutException("the database does not answer"));

        annaLogsIn();

        assertThat(live.sessions(ANNA)).isEmpty();
        await().until(session::isInvalid);
    }

    private void annaLogsIn() {
        var anna = new SignedIn(new Member(ANNA, new Username("anna"), Role.MEMBER, "mark"));
        var context = new SecurityContextImpl(anna.authentication());
        session.setAttribute(SPRING_SECURITY_CONTEXT_KEY, context);
        live.attributeAdded(new HttpSessionBindingEvent(session, SPRING_SECURITY_CONTEXT_KEY, context));
    }

    private static LiveSessions live(LogInProofs proofs) {
        var limits = new SecurityProperties(List.of(), 10, 10, 1_000, Duration.ofDays(30), Duration.ofSeconds(60));
        ObjectProvider<LogInProofs> provider = mock();
        when(provider.getObject()).thenReturn(proofs);
        return new LiveSessions(
                limits,
                new SessionProperties(Duration.ofHours(12)),
                new PushSockets(limits),
                provider,
                Clock.systemUTC(),
                event -> {});
    }
}
