package io.parley.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

import io.parley.account.AccountSessions;
import io.parley.support.People;
import io.parley.support.Screens;
import io.parley.support.ViewTest;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

@ViewTest
class UserMenuTest {

    @MockitoBean
    private AccountSessions sessions;

    @Test
    void whoChoosesLogOutIsLoggedOut(People people, Screens screens) {
        var screen = screens.open("", people.registered("anna"));
        verify(sessions, never()).logOut();

        screen.chooseFromMenu("User menu", "Log out");

        verify(sessions).logOut();
    }

    @Test
    void theMenuLeadsToTheSettings(People people, Screens screens) {
        var screen = screens.open("", people.registered("anna"));

        screen.chooseFromMenu("User menu", "Settings");

        assertThat(screen.path()).isEqualTo("settings");
    }

    @Test
    void theMenuLeadsToTheNotesOfWhoeverHasWrittenNone(People people, Screens screens) {
        var screen = screens.open("", people.registered("anna"));

        screen.chooseFromMenu("User menu", "Note to self");

        assertThat(screen.path()).isEqualTo("chat/anna");
    }
}
