package io.parley.security.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import io.parley.support.People;
import io.parley.support.Screens;
import io.parley.support.ViewTest;
import org.junit.jupiter.api.Test;

@ViewTest
class LoginViewTest {

    @Test
    void whoIsNotLoggedInSeesTheForm(Screens screens) {
        var stranger = screens.openAnonymously("login");
        assertThat(stranger.shows(TextField.class, "Username")).isTrue();
        assertThat(stranger.shows(PasswordField.class, "Password")).isTrue();
        assertThat(stranger.shows(Checkbox.class, "Remember me")).isTrue();
        assertThat(stranger.shows(NativeButton.class, "Log in")).isTrue();
        assertThat(stranger.shows(Anchor.class, "Register")).isTrue();
        assertThat(stranger.text()).doesNotContain("Incorrect");
    }

    @Test
    void theButtonThatShowsThePasswordSaysSoInTheLanguageOfThePage(Screens screens) {
        var stranger = screens.openAnonymously("login");
        var words = stranger.get(
                () -> stranger.the(PasswordField.class).getElement().getPropertyRaw("i18n"));
        assertThat(words).hasToString("{\"reveal\":\"Show the password\"}");
    }

    @Test
    void theBrowserItselfSendsThePassword(Screens screens) {
        var form = screens.openAnonymously("login").the(LogInForm.class).getElement();
        assertThat(form.getAttribute("method")).isEqualTo("post");
        assertThat(form.getAttribute("action")).isEqualTo("login");
    }

    @Test
    void aFailureIsOneSentence(Screens screens) {
        assertThat(screens.openAnonymously("login?error").text()).contains("Incorrect username or password");
    }

    @Test
    void whoWasLoggedOutByTooManyLogInsIsTold(Screens screens) {
        assertThat(screens.openAnonymously("login?closed").text()).contains("too many browsers");
    }

    @Test
    void whoWasLoggedOutForIdlenessIsTold(Screens screens) {
        assertThat(screens.openAnonymously("login?idle").text()).contains("nobody has used this browser");
    }

    @Test
    void whoIsLoggedInHasNothingToDoHere(Screens screens, People people) {
        assertThat(screens.open("login", people.registered("anna")).path()).isEmpty();
    }
}
