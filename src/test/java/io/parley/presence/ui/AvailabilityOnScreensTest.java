package io.parley.presence.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.account.UserId;
import io.parley.presence.Availability.Mode;
import io.parley.presence.AvailabilityService;
import io.parley.presence.ui.AvailabilityChoice.Choice;
import io.parley.realtime.Broadcaster;
import io.parley.support.People;
import io.parley.support.Screen;
import io.parley.support.Screens;
import io.parley.support.ViewTest;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ViewTest
class AvailabilityOnScreensTest {

    private static final String CHOICE = "Availability";

    @Autowired
    private AvailabilityService availabilities;

    @Autowired
    private Broadcaster broadcaster;

    @Autowired
    private Clock clock;

    private UserId anna;
    private UserId ben;

    @BeforeEach
    void twoPeople(People people) {
        anna = people.registered("anna");
        ben = people.registered("ben");
    }

    @Test
    void whoeverDoesNotWantToBeDisturbedIsShownSoToOthers(Screens screens) {
        var annas = screens.open("people", anna);
        var bens = screens.open("", ben);
        annas.eventually(() -> assertThat(annas.text()).contains("Online"));
        choose(bens, Choice.UNDISTURBED);
        annas.eventually(() -> assertThat(annas.text().lines()).contains("Do not disturb"));
        choose(bens, Choice.USUAL);
        annas.eventually(
                () -> assertThat(annas.text().lines()).contains("Online").doesNotContain("Do not disturb"));
    }

    @Test
    void whoeverIsInvisibleIsOfflineToOthersOnNewScreensToo(Screens screens) {
        var annas = screens.open("people", anna);
        var bens = screens.open("", ben);
        annas.eventually(() -> assertThat(annas.text()).contains("Online"));
        choose(bens, Choice.INVISIBLE);
        annas.eventually(() -> assertThat(annas.text()).contains("Last seen").doesNotContain("Online"));
        bens.go("settings");
        bens.poll();
        var again = screens.open("people", anna);
        again.eventually(() -> assertThat(again.text()).contains("Last seen").doesNotContain("Online"));
    }

    @Test
    void whatEndsByItselfSaysWhen(Screens screens) {
        var screen = screens.open("", ben);
        choose(screen, Choice.HALF_HOUR);
        assertThat(screen.the(AvailabilityChoice.class, CHOICE).getPlaceholder())
                .startsWith("Do not disturb until");
        assertThat(availabilities.of(ben).until())
                .get(InstanceOfAssertFactories.INSTANT)
                .isBetween(clock.instant(), clock.instant().plus(Duration.ofMinutes(30)));
        choose(screen, Choice.TOMORROW);
        assertThat(availabilities.of(ben).until())
                .get(InstanceOfAssertFactories.INSTANT)
                .isBetween(
                        clock.instant().plus(Duration.ofHours(8)),
                        clock.instant().plus(Duration.ofHours(32)));
        choose(screen, Choice.HOUR);
        assertThat(availabilities.of(ben).mode()).isEqualTo(Mode.DO_NOT_DISTURB);
        choose(screen, Choice.USUAL);
        assertThat(screen.the(AvailabilityChoice.class, CHOICE).getPlaceholder())
                .isEmpty();
        assertThat(availabilities.isUndisturbed(ben)).isFalse();
    }

    @Test
    void theSettingsFollowWhatIsChosenElsewhere(Screens screens) {
        var before = broadcaster.subscriptionCount();
        try (var settings = screens.open("settings", ben)) {
            var choice = settings.all(AvailabilityChoice.class).getFirst();
            assertThat(choice.getValue()).isEqualTo(Choice.USUAL);
            choose(screens.open("people", ben), Choice.UNDISTURBED);
            settings.eventually(() -> assertThat(choice.getValue()).isEqualTo(Choice.UNDISTURBED));
        }
        screens.close();
        assertThat(broadcaster.subscriptionCount()).isEqualTo(before);
    }

    @Test
    void theSettingsForgetAnEndThatIsTakenBackElsewhere(Screens screens) {
        var settings = screens.open("settings", ben);
        var choice = settings.all(AvailabilityChoice.class).getFirst();
        var other = screens.open("people", ben);
        choose(other, Choice.HALF_HOUR);
        settings.eventually(() -> assertThat(choice.getPlaceholder()).startsWith("Do not disturb until"));

        choose(other, Choice.UNDISTURBED);

        settings.eventually(() -> assertThat(choice.getValue()).isEqualTo(Choice.UNDISTURBED));
        assertThat(choice.getPlaceholder()).isEmpty();
    }

    @Test
    void onesOwnAvatarRemindsInAllTabsOfWhatIsNotAsUsual(Screens screens) {
        var one = screens.open("", ben);
        var other = screens.open("people", ben);
        assertThat(other.all(AvailabilityMark.class)).isEmpty();

        choose(one, Choice.UNDISTURBED);
        other.eventually(() -> assertThat(marks(other)).containsExactly("Do not disturb"));
        choose(one, Choice.INVISIBLE);
        other.eventually(() -> assertThat(marks(other)).containsExactly("Invisible"));
        other.reload();
        assertThat(marks(other)).containsExactly("Invisible");
        choose(one, Choice.USUAL);
        other.eventually(() -> assertThat(marks(other)).isEmpty());
    }

    private static List<String> marks(Screen screen) {
        return screen.all(AvailabilityMark.class).stream()
                .map(mark -> screen.get(() -> mark.getElement().getAttribute("aria-label")))
                .toList();
    }

    private static void choose(Screen screen, Choice choice) {
        screen.openMenu("User menu");
        screen.type(CHOICE, choice);
    }
}
