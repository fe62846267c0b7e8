package io.parley.notification.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.checkbox.Checkbox;
import io.parley.account.UserId;
import io.parley.notification.PushEndpoint;
import io.parley.notification.PushService;
import io.parley.support.People;
import io.parley.support.Screen;
import io.parley.support.Screens;
import io.parley.support.ViewTest;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ViewTest
class PushChoiceTest {

    private static final String LOOK = "'PushManager' in window";
    private static final String SUBSCRIBE = "pushManager.subscribe";
    private static final String WANTED = "Tell me in this browser, too, while Parley is closed";
    private static final String WITH_TEXT = "Show who writes what";
    private static final String ADDRESS = "https://push.example.org/laptop";

    @Autowired
    private PushService push;

    private UserId anna;

    @BeforeEach
    void onePerson(People people) {
        anna = people.registered("anna");
    }

    @Test
    void itIsOffUntilThePersonTurnsItOnAndSaysNothingUntilHeAllowsIt(Screens screens) {
        var screen = settings(screens, "");
        assertThat(screen.the(Checkbox.class, WANTED).getValue()).isFalse();
        assertThat(screen.shows(Checkbox.class, WITH_TEXT)).isFalse();
        screen.type(WANTED, true);
        assertThat(screen.parameters(SUBSCRIBE).toString()).contains(push.publicKey());
        screen.clientAnswers(SUBSCRIBE, subscription(ADDRESS));
        assertThat(push.find(anna, PushEndpoint.of(ADDRESS)))
                .hasValueSatisfying(agreed -> assertThat(agreed.withText()).isFalse());
        screen.type(WITH_TEXT, true);
        assertThat(push.find(anna, PushEndpoint.of(ADDRESS)))
                .hasValueSatisfying(agreed -> assertThat(agreed.withText()).isTrue());
    }

    @Test
    void whatWasAgreedWithThisBrowserIsShownAndCanBeGivenUp(Screens screens) {
        var first = settings(screens, "");
        first.type(WANTED, true);
        first.clientAnswers(SUBSCRIBE, subscription(ADDRESS));
        var again = settings(screens, ADDRESS);
        assertThat(again.the(Checkbox.class, WANTED).getValue()).isTrue();
        assertThat(settings(screens, "https://push.example.org/other")
                        .the(Checkbox.class, WANTED)
                        .getValue())
                .isFalse();
        again.type(WANTED, false);
        assertThat(again.calls().toString()).contains(".unsubscribe()");
        assertThat(push.find(anna, PushEndpoint.of(ADDRESS))).isEmpty();
    }

    @Test
    void aBrowserThatDoesNotAllowItIsExplained(Screens screens) {
        var screen = settings(screens, "");
        screen.type(WANTED, true);
        screen.clientAnswers(SUBSCRIBE, Map.of("problem", "denied"));
        assertThat(screen.the(Checkbox.class, WANTED).getErrorMessage()).contains("does not let Parley notify you");
        assertThat(screen.the(Checkbox.class, WANTED).getValue()).isFalse();
    }

    @Test
    void aBrowserThatNamesNoPushServiceIsRefused(Screens screens) {
        var screen = settings(screens, "");
        screen.type(WANTED, true);
        screen.clientAnswers(SUBSCRIBE, subscription("https://192.168.1.1/admin"));
        assertThat(screen.the(Checkbox.class, WANTED).getErrorMessage()).contains("did not work");
        screen.type(WANTED, true);
        screen.clientFails(SUBSCRIBE);
        assertThat(screen.the(Checkbox.class, WANTED).getErrorMessage()).contains("did not work");
    }

    @Test
    void aBrowserThatCannotDoItSaysWhy(Screens screens) {
        var screen = screens.open("settings", anna);
        screen.clientAnswers(LOOK, Map.of("possible", false, "endpoint", ""));
        assertThat(screen.the(Checkbox.class, WANTED).isEnabled()).isFalse();
        assertThat(screen.text()).contains("connection over HTTPS");
    }

    private Screen settings(Screens screens, String endpoint) {
        var screen = screens.open("settings", anna);
        screen.clientAnswers(LOOK, Map.of("possible", true, "endpoint", endpoint));
        return screen;
    }

    private static Map<String, Object> subscription(String address) {
        var point = new byte[65];
        point[0] = 4;
        var base64 = Base64.getUrlEncoder().withoutPadding();
        return Map.of(
                "endpoint",
                address,
                "keys",
                Map.of("p256dh", base64.encodeToString(point), "auth", base64.encodeToString(new byte[16])));
    }
}
