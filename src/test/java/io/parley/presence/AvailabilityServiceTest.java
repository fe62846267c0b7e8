package io.parley.presence;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.account.UserId;
import io.parley.presence.Availability.Mode;
import io.parley.support.MovableTime;
import io.parley.support.People;
import io.parley.support.TestParameters;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationEventPublisher;

@SpringBootTest
@ExtendWith(TestParameters.class)
class AvailabilityServiceTest {

    @Autowired
    private PresenceService presences;

    @Autowired
    private AvailabilityService availabilities;

    @Autowired
    private AvailabilityRepository rows;

    @Autowired
    private LeaseBook book;

    @Autowired
    private ApplicationEventPublisher events;

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
    void everybodyIsMetAsUsualUntilHeWantsItOtherwise() {
        assertThat(availabilities.of(anna)).isEqualTo(Availability.USUAL);
        availabilities.change(anna, Mode.DO_NOT_DISTURB, Optional.empty());
        assertThat(availabilities.isUndisturbed(anna)).isTrue();
        assertThat(availabilities.isUndisturbed(ben)).isFalse();
        availabilities.change(anna, Mode.USUAL, Optional.empty());
        assertThat(availabilities.of(anna)).isEqualTo(Availability.USUAL);
    }

    @Test
    void whoeverIsInvisibleStaysSoSinceHeWas() {
        availabilities.change(anna, Mode.INVISIBLE, Optional.empty());
        var first = availabilities.of(anna);
        availabilities.change(anna, Mode.INVISIBLE, Optional.empty());
        assertThat(availabilities.of(anna)).isEqualTo(first);
        assertThat(first.mode()).isEqualTo(Mode.INVISIBLE);
    }

    @Test
    void itOutlivesTheServerAndEndsByItself() {
        var end = clock.instant().plus(Duration.ofHours(1)).truncatedTo(ChronoUnit.MICROS);
        availabilities.change(anna, Mode.DO_NOT_DISTURB, Optional.of(end));
        availabilities.change(ben, Mode.INVISIBLE, Optional.empty());

        var later = new MovableTime(end.minusSeconds(1));
        var afterTheRestart = new AvailabilityService(rows, new Availabilities(later), book, presences, events, later);
        afterTheRestart.afterSingletonsInstantiated();

        assertThat(afterTheRestart.of(anna)).isEqualTo(availabilities.of(anna));
        assertThat(afterTheRestart.of(ben)).isEqualTo(availabilities.of(ben));
        later.set(end);
        assertThat(afterTheRestart.of(anna)).isEqualTo(Availability.USUAL);
        assertThat(afterTheRestart.of(ben).mode()).isEqualTo(Mode.INVISIBLE);
    }
}
