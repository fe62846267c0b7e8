package io.parley.account.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.Mockito.verify;

import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import io.parley.account.AccountService;
import io.parley.account.AccountSessions;
import io.parley.account.Username;
import io.parley.support.People;
import io.parley.support.Screen;
import io.parley.support.Screens;
import io.parley.support.ViewTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

@ViewTest
class RegistrationViewTest {

    @MockitoBean
    private AccountSessions sessions;

    @Autowired
    private AccountService accounts;

    @Autowired
    private JdbcTemplate jdbc;

    @Test
    void aNewcomerRegistersAndIsLoggedIn(Screens screens) {
        var newcomer = filledIn(screens, "Anna", "anna@example.org", "boats under violet rain");
        newcomer.type("Display name", "Anna Keller");
        newcomer.press("Register");
        var anna = accounts.profile(new Username("anna")).orElseThrow();
        assertThat(anna.displayName().value()).isEqualTo("Anna Keller");
        verify(sessions).logIn(argThat(member -> member.userId().equals(anna.id())));
    }

    @Test
    void eachProblemStandsBesideItsField(Screens screens) {
        var newcomer = filledIn(screens, "a!", "nonsense", "short");
        newcomer.type("Display name", "\u202Eanna");
        newcomer.press("Register");
        assertThat(newcomer.the(EmailField.class, "Email").getErrorMessage()).contains("not an e-mail address");
        assertThat(newcomer.the(TextField.class, "Username").getErrorMessage()).contains("Only letters");
        assertThat(newcomer.the(TextField.class, "Display name").getErrorMessage())
                .contains("cannot be shown");
        assertThat(newcomer.the(PasswordField.class, "Password").getErrorMessage())
                .contains("at least 12 characters");
        assertThat(newcomer.the(PasswordField.class, "Password").isInvalid()).isTrue();
        assertThat(newcomer.the(EmailField.class, "Email").getValue()).isEqualTo("nonsense");
    }

    @Test
    void aProblemGoesAwayWithTheChange(Screens screens) {
        var newcomer = filledIn(screens, "anna", "nonsense", "boats under violet rain");
        newcomer.press("Register");
        newcomer.type("Email", "anna@example.org");
        assertThat(newcomer.the(EmailField.class, "Email").isInvalid()).isFalse();
    }

    @Test
    void namesThatAreTakenAreToldBesideTheirFields(Screens screens, People people) {
        people.registered("anna");
        var newcomer = filledIn(screens, "ANNA", "Anna@Example.org", "boats under violet rain");
        newcomer.press("Register");
        assertThat(newcomer.the(EmailField.class, "Email").getErrorMessage()).contains("already");
        assertThat(newcomer.the(TextField.class, "Username").getErrorMessage()).contains("already");
    }

    @Test
    void thePasswordFieldTellsHowGoodThePasswordIs(Screens screens) {
        var newcomer = screens.openAnonymously("register");
        newcomer.type("Password", "password1234");
        assertThat(newcomer.text()).contains("Strength: weak");
        newcomer.type("Password", "boats under violet rain");
        assertThat(newcomer.text()).contains("Strength: strong");
    }

    @Test
    void aLinkThatIsUsedUpMakesNobodyAnAdministrator(Screens screens) {
        var newcomer = screens.openAnonymously("register?token=used-up");
        assertThat(newcomer.text()).contains("first administrator");
        fillIn(newcomer, "anna", "anna@example.org", "boats under violet rain");
        newcomer.press("Register");
        newcomer.eventually(() -> assertThat(newcomer.text()).contains("used already"));
        assertThat(jdbc.queryForList("select id from account")).isEmpty();
    }

    @Test
    void whoIsLoggedInHasNothingToDoHere(Screens screens, People people) {
        assertThat(screens.open("register", people.registered("anna")).path()).isEmpty();
    }

    private static Screen filledIn(Screens screens, String username, String email, String password) {
        var screen = screens.openAnonymously("register");
        fillIn(screen, username, email, password);
        return screen;
    }

    private static void fillIn(Screen screen, String username, String email, String password) {
        screen.type("Email", email);
        screen.type("Username", username);
        screen.type("Password", password);
    }
}
