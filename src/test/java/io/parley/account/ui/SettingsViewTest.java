package io.parley.account.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.upload.FileRejectedEvent;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.dom.Element;
import io.parley.account.AccessTokens;
import io.parley.account.AccountService;
import io.parley.account.Appearance;
import io.parley.account.AvatarService;
import io.parley.account.ClientAddress;
import io.parley.account.EmailAddress;
import io.parley.account.Password;
import io.parley.account.PasswordService;
import io.parley.account.Preferences;
import io.parley.account.Registration;
import io.parley.account.Role;
import io.parley.account.TokenName;
import io.parley.account.TokenScope;
import io.parley.account.UserId;
import io.parley.account.Username;
import io.parley.support.SampleFiles;
import io.parley.support.Screen;
import io.parley.support.Screens;
import io.parley.support.ViewTest;
import io.parley.uikit.ViewerTime;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ViewTest
class SettingsViewTest {

    private static final String PASSWORD = "boats under violet rain";

    @Autowired
    private AccessTokens tokens;

    @Autowired
    private AccountService accounts;

    @Autowired
    private PasswordService passwords;

    private UserId anna;

    @BeforeEach
    void annaIsRegistered() {
        anna = accounts.register(new Registration(
                        new EmailAddress("anna@example.org"),
                        new Username("anna"),
                        Optional.empty(),
                        new Password(PASSWORD)))
                .id();
    }

    @Test
    void whoIsNotLoggedInIsSentToTheLogIn(Screens screens) {
        var stranger = screens.openAnonymously("settings");
        assertThat(stranger.path()).isEqualTo("login");
        assertThat(stranger.text()).contains("Remember me").doesNotContain("Settings");
    }

    @Test
    void membersAndAdministratorsSeeTheirOwnSettings(Screens screens) {
        assertThat(screens.open("settings", anna).text()).contains("Settings", "@anna");
        assertThat(screens.open("settings", anna, Role.ADMIN).text()).contains("Settings", "@anna");
    }

    @Test
    void theDisplayNameIsChanged(Screens screens) {
        var screen = screens.open("settings", anna);
        screen.type("Display name", "  Anna   Keller ");
        screen.press("Save");
        assertThat(accounts.profile(anna).orElseThrow().displayName().value()).isEqualTo("Anna Keller");
        assertThat(screen.the(TextField.class, "Display name").getValue()).isEqualTo("Anna Keller");
    }

    @Test
    void aFileThatCannotBeAPictureIsToldBesideThePicture(Screens screens) {
        var screen = screens.open("settings", anna);
        var upload = screen.the(Upload.class);
        screen.run(() -> ComponentUtil.fireEvent(upload, new FileRejectedEvent(upload, "IncorrectFileType", "cv.pdf")));
        assertThat(screen.text()).contains("This file cannot be a picture");

        screen.press("Save");
        assertThat(screen.text()).doesNotContain("This file cannot be a picture");
    }

    @Test
    void aNameThatCannotBeTakenIsToldBesideItsField(Screens screens) {
        var screen = screens.open("settings", anna);
        screen.type("Display name", " ");
        screen.press("Save");
        assertThat(screen.the(TextField.class, "Display name").getErrorMessage())
                .contains("1 to 64");
        assertThat(accounts.profile(anna).orElseThrow().displayName().value()).isEqualTo("anna");
    }

    @Test
    void thePasswordIsChangedByWhoKnowsTheCurrentOne(Screens screens) {
        var screen = screens.open("settings", anna);
        screen.type("Current password", "not mine at all");
        screen.type("New password", "quiet lamps cross the river");
        screen.press("Change password");
        assertThat(screen.the(PasswordField.class, "Current password").getErrorMessage())
                .contains("not your current password");
        screen.type("Current password", PASSWORD);
        screen.press("Change password");
        assertThat(screen.the(PasswordField.class, "New password").getValue()).isEmpty();
        assertThat(passwords.logIn("anna", "quiet lamps cross the river", new ClientAddress("settings")))
                .isPresent();
    }

    @Test
    void languageAndAppearanceHoldAtOnceAndNextTime(Screens screens) {
        var screen = screens.open("settings", anna);
        screen.run(() ->
                appearance(screen.the(RadioButtonGroup.class, "Appearance")).setValue(Appearance.DARK));
        screen.run(() -> language(screen.the(Select.class, "Language")).setValue(Locale.GERMAN));
        assertThat(accounts.preferences(anna).appearance()).isEqualTo(Appearance.DARK);
        assertThat(accounts.preferences(anna).language()).contains(Locale.GERMAN);
        var next = screens.open("settings", anna);
        assertThat(next.text()).contains("Einstellungen", "Anzeigename");
        assertThat(next.calls()).anyMatch(call -> call.contains("colorScheme"));
    }

    @Test
    void timesHaveTwelveHoursForWhoeverWantsThem(Screens screens) {
        var screen = screens.open("settings", anna);
        screen.run(
                () -> hours(screen.the(RadioButtonGroup.class, "Time of day")).setValue(true));
        assertThat(accounts.preferences(anna).twelveHours()).isTrue();
        var next = screens.open("settings", anna);
        assertThat(next.get(() -> ViewerTime.of(UI.getCurrent(), Clock.systemUTC())
                        .timeOfDay(Instant.parse("2026-11-21T14:05:00Z"))))
                .matches("2:05.PM");
    }

    @Test
    void whatWasChosenInAnotherTabStaysAsItIs(Screens screens) {
        var one = screens.open("settings", anna);
        var other = screens.open("settings", anna);
        one.run(() -> language(one.the(Select.class, "Language")).setValue(Locale.GERMAN));
        other.run(() ->
                appearance(other.the(RadioButtonGroup.class, "Appearance")).setValue(Appearance.DARK));
        other.run(() -> hours(other.the(RadioButtonGroup.class, "Time of day")).setValue(true));
        assertThat(accounts.preferences(anna))
                .isEqualTo(new Preferences(Optional.of(Locale.GERMAN), Appearance.DARK, true));
    }

    @Test
    void arabicIsReadFromTheRight(Screens screens) {
        accounts.changePreferences(
                anna, now -> new Preferences(Optional.of(Locale.of("ar")), Appearance.SYSTEM, false));
        assertThat(screens.open("settings", anna).calls()).anyMatch(call -> call.contains("document.dir"));
    }

    @Test
    void aTokenIsShownOnceAndCanBeRevoked(Screens screens) {
        var screen = screens.open("settings", anna);
        screen.type("Name of the token", " ");
        screen.press("Create token");
        assertThat(screen.the(TextField.class, "Name of the token").getErrorMessage())
                .contains("1 to 64");
        screen.type("Name of the token", "weather bot");
        screen.press("Create token");
        var secret = screen.the(TextField.class, "New token").getValue();
        assertThat(tokens.verify(secret))
                .hasValueSatisfying(caller -> assertThat(caller.userId()).isEqualTo(anna));
        var next = screens.open("settings", anna);
        assertThat(next.text())
                .contains("weather bot", "Read and write", "last used")
                .doesNotContain(secret);
        next.press("Revoke weather bot");
        assertThat(next.text()).doesNotContain("last used");
        assertThat(tokens.verify(secret)).isEmpty();
    }

    @Test
    void aNewTokenCanStillBeReadWhenAnotherIsRevoked(Screens screens) {
        tokens.make(anna, new TokenName("old bot"), Set.of(TokenScope.READ), Duration.ofDays(7));
        var screen = screens.open("settings", anna);
        screen.type("Name of the token", "new bot");
        screen.press("Create token");
        var secret = screen.the(TextField.class, "New token").getValue();

        screen.press("Revoke old bot");
        assertThat(screen.the(TextField.class, "New token").getValue()).isEqualTo(secret);
        screen.press("Revoke new bot");
        assertThat(screen.shows(TextField.class, "New token")).isFalse();
    }

    @Test
    void aNameThatIsBeingTypedStaysWhenThePictureGoes(Screens screens, @Autowired AvatarService avatars)
            throws IOException {
        avatars.setAvatar(anna, SampleFiles.png(90, 60));
        var screen = screens.open("settings", anna);
        screen.type("Display name", "Anna Keller");

        screen.press("Remove picture");

        assertThat(screen.the(TextField.class, "Display name").getValue()).isEqualTo("Anna Keller");
    }

    @Test
    void whereATokenGoesTheFocusGoesToTheNextOneAndAtLastToTheHeading(Screens screens) {
        for (var name : List.of("one", "two", "three")) {
            tokens.make(anna, new TokenName(name), Set.of(TokenScope.READ), Duration.ofDays(7));
        }
        var screen = screens.open("settings", anna);
        var buttons = revoking(screen);
        assertThat(buttons).hasSize(3);

        screen.run(buttons.get(1)::click);
        assertThat(focused(screen)).isEqualTo(revoking(screen).get(1).getElement());

        screen.run(revoking(screen).get(1)::click);
        assertThat(focused(screen)).isEqualTo(revoking(screen).get(0).getElement());

        screen.run(revoking(screen).get(0)::click);
        assertThat(focused(screen).getText()).isEqualTo("Access tokens");
    }

    private static List<Button> revoking(Screen screen) {
        return screen.all(Button.class).stream()
                .filter(button -> button.getText().equals("Revoke"))
                .toList();
    }

    private static Element focused(Screen screen) {
        return screen.parameters("focus(").stream()
                .filter(Element.class::isInstance)
                .map(Element.class::cast)
                .toList()
                .getLast();
    }

    @Test
    void whatVaadinSaysByItselfIsInTheLanguageOfThePerson(Screens screens) {
        accounts.changePreferences(anna, now -> new Preferences(Optional.of(Locale.GERMAN), Appearance.SYSTEM, false));
        var screen = screens.open("settings", anna);
        assertThat(screen.all(PasswordField.class))
                .isNotEmpty()
                .allSatisfy(field -> assertThat(i18n(screen, field)).contains("Passwort anzeigen"));
        assertThat(screen.get(() -> screen.the(Upload.class).getI18n().getFile().getRemove()))
                .isEqualTo("Abbrechen");
    }

    private static String i18n(Screen screen, Component field) {
        return screen.get(() -> String.valueOf(field.getElement().getPropertyRaw("i18n")));
    }

    @SuppressWarnings("unchecked")
    private static RadioButtonGroup<Appearance> appearance(RadioButtonGroup<?> group) {
        return (RadioButtonGroup<Appearance>) group;
    }

    @SuppressWarnings("unchecked")
    private static RadioButtonGroup<Boolean> hours(RadioButtonGroup<?> group) {
        return (RadioButtonGroup<Boolean>) group;
    }

    @SuppressWarnings("unchecked")
    private static Select<Locale> language(Select<?> select) {
        return (Select<Locale>) select;
    }
}
