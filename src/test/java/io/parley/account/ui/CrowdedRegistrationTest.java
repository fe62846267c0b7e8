package io.parley.account.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.textfield.TextField;
import io.parley.support.People;
import io.parley.support.Screens;
import io.parley.support.ViewTest;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

@ViewTest
@TestPropertySource(properties = {"parley.account.registrations.burst=1", "parley.account.registrations.per-minute=1"})
class CrowdedRegistrationTest {

    @Test
    void whoRegistersTooOftenIsAskedToWaitAndKeepsWhatWasTyped(Screens screens, People people) {
        people.registered("anna");
        var newcomer = screens.openAnonymously("register");
        newcomer.type("Email", "anna@example.org");
        newcomer.type("Username", "anna");
        newcomer.type("Password", "boats under violet rain");
        newcomer.press("Register");
        assertThat(newcomer.the(TextField.class, "Username").getErrorMessage()).contains("already");
        newcomer.type("Username", "anna2");
        newcomer.press("Register");
        assertThat(newcomer.text()).contains("Please try again in");
        assertThat(newcomer.the(TextField.class, "Username").getValue()).isEqualTo("anna2");
    }
}
