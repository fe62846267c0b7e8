package io.parley.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import io.parley.account.AccountService;
import io.parley.account.DisplayName;
import io.parley.support.People;
import io.parley.support.Screen;
import io.parley.support.Screens;
import io.parley.support.ViewTest;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ViewTest
class MainLayoutTest {

    @Autowired
    private AccountService accounts;

    @Test
    void theAddressSaysWhetherANarrowScreenShowsTheListOrTheView(People people, Screens screens) {
        var anna = screens.open("", people.registered("anna"));
        assertThat(showsList(anna)).isTrue();

        anna.go("people");
        assertThat(showsList(anna)).isFalse();

        anna.go("");
        assertThat(showsList(anna)).isTrue();
    }

    @Test
    void whatANarrowScreenShowsIsItsMainPart(People people, Screens screens) {
        var anna = screens.open("", people.registered("anna"));
        assertThat(mainPart(anna)).isEqualTo("parley-side");

        anna.go("people");
        assertThat(mainPart(anna)).isEqualTo("parley-main");
    }

    @Test
    void theBarLeadsToThePeopleAndHome(People people, Screens screens) {
        var anna = screens.open("", people.registered("anna"));

        assertThat(anna.the(Anchor.class, "People").getHref()).isEqualTo("people");
        assertThat(anna.the(Anchor.class, "Parley").getHref()).isEqualTo(".");
    }

    @Test
    void escapeLeadsBackAndSlashToTheSearch(People people, Screens screens) {
        var anna = screens.open("", people.registered("anna"));

        press(anna, MainLayout.SEARCH_KEY);
        assertThat(anna.path()).isEqualTo("people");

        press(anna, MainLayout.BACK_KEY);
        assertThat(anna.path()).isEmpty();
    }

    @Test
    void slashLeadsIntoTheSearchAlsoWhereItIsShownAlready(People people, Screens screens) {
        var anna = screens.open("people", people.registered("anna"));
        var before = focusings(anna);

        press(anna, MainLayout.SEARCH_KEY);

        assertThat(focusings(anna)).isEqualTo(before + 1);
    }

    private static long focusings(Screen screen) {
        return screen.calls().stream().filter(call -> call.contains("focus()")).count();
    }

    @Test
    void everyScreenChecksForWhatItHasMissed(People people, Screens screens) {
        var anna = screens.open("", people.registered("anna"));

        assertThat(anna.get(() -> UI.getCurrent().getPollInterval())).isEqualTo(25_000);
    }

    @Test
    void theMenuSaysWhoOneIsAndFollowsANewName(People people, Screens screens) {
        var user = people.registered("anna", "Anna Keller");
        var anna = screens.open("", user);
        assertThat(initials(anna)).isEqualTo("AK");

        accounts.changeProfile(user, new DisplayName("Zoe Keller"));
        anna.go("people");

        assertThat(initials(anna)).isEqualTo("ZK");
    }

    @Test
    void aLostConnectionIsToldInOneLineAndTriedAgainForDays(People people, Screens screens) {
        var anna = screens.open("", people.registered("anna"));

        var reconnect = anna.get(() -> UI.getCurrent().getReconnectDialogConfiguration());

        assertThat(reconnect.getDialogText()).isEqualTo("No connection. Trying again…");
        assertThat(reconnect.getReconnectInterval()).isEqualTo(2000);
        assertThat(reconnect.getReconnectAttempts()).isGreaterThan(2 * 24 * 1800);
    }

    @Test
    void aSessionThatHasEndedIsBegunAnewWithoutANotice(People people, Screens screens) {
        var anna = screens.open("", people.registered("anna"));

        var messages = anna.get(() -> UI.getCurrent()
                .getSession()
                .getService()
                .getSystemMessages(UI.getCurrent().getLocale(), null));

        assertThat(messages.isSessionExpiredNotificationEnabled()).isFalse();
    }

    private static boolean showsList(Screen screen) {
        return screen.the(MainLayout.class).hasClassName("parley-at-list");
    }

    private static String mainPart(Screen screen) {
        return screen.get(() -> screen.the(MainLayout.class)
                .getChildren()
                .map(Component::getElement)
                .filter(part -> "main".equals(part.getAttribute("role")))
                .map(part -> part.getAttribute("class"))
                .collect(Collectors.joining()));
    }

    private static void press(Screen screen, String key) {
        screen.fire(screen.get(() -> UI.getCurrent().getElement()), "keydown", Map.of(key, true));
    }

    private static String initials(Screen screen) {
        return screen.get(
                () -> screen.the(UserMenu.class).getElement().getChild(0).getAttribute("data-initials"));
    }
}
