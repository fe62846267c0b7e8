package io.parley.account.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.vaadin.flow.component.button.Button;
import io.parley.account.AccountSessions;
import io.parley.account.LiveBrowser;
import io.parley.account.RememberedBrowser;
import io.parley.support.People;
import io.parley.support.Screens;
import io.parley.support.ViewTest;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

@ViewTest
class SessionsSectionTest {

    private static final Instant MORNING = Instant.parse("2026-11-20T09:00:00Z");
    private static final LiveBrowser HERE = new LiveBrowser(2, true, "Firefox · Linux", MORNING, MORNING);
    private static final LiveBrowser PHONE = new LiveBrowser(1, false, "Safari · iPhone", MORNING, MORNING);

    @MockitoBean
    private AccountSessions sessions;

    @Test
    void aPersonSeesWhereHeIsLoggedInAndLogsOutThere(People people, Screens screens) {
        var anna = people.registered("anna");
        when(sessions.browsers(any())).thenReturn(List.of(HERE, PHONE));
        var screen = screens.open("settings", anna);
        assertThat(screen.text()).contains("Firefox · Linux (this browser)", "Safari · iPhone", "last used");
        assertThat(screen.shows(Button.class, "Log out in Firefox · Linux")).isFalse();
        when(sessions.browsers(any())).thenReturn(List.of(HERE));

        screen.press("Log out in Safari · iPhone");

        verify(sessions).end(anna, 1);
        assertThat(screen.text()).doesNotContain("Safari");
    }

    @Test
    void aBrowserThatIsOnlyRememberedIsThereTooAndIsForgotten(People people, Screens screens) {
        var anna = people.registered("anna");
        var tablet = new RememberedBrowser("tablet", "Safari · iPad", MORNING);
        when(sessions.browsers(any())).thenReturn(List.of(HERE));
        when(sessions.remembered(any())).thenReturn(List.of(tablet));
        var screen = screens.open("settings", anna);
        assertThat(screen.text()).contains("Safari · iPad", "Remembered, not active now");
        when(sessions.remembered(any())).thenReturn(List.of());

        screen.press("Log out in Safari · iPad, last used Friday, November 20, 2026, 09:00");

        verify(sessions).forget(anna, tablet);
        assertThat(screen.text()).doesNotContain("Remembered, not active now");
    }

    @Test
    void oneButtonLogsOutEverywhereElse(People people, Screens screens) {
        var anna = people.registered("anna");
        var screen = screens.open("settings", anna);

        screen.press("Log out everywhere else");

        verify(sessions).endOthers(anna);
    }
}
