package io.parley.presence;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.account.UserId;
import io.parley.support.MovableTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class LeaseBookTest {

    private static final UserId ANNA = new UserId(1);
    private static final UserId BEN = new UserId(2);
    private static final Instant NINE = Instant.parse("2026-11-21T09:00:00Z");
    private static final Duration TTL = Duration.ofSeconds(75);
    private static final Duration GRACE = Duration.ofSeconds(5);
    private static final Duration AWAY_AFTER = Duration.ofMinutes(5);
    private static final Duration A_MOMENT = Duration.ofMillis(1);

    private final MovableTime clock = new MovableTime(NINE);
    private final Availabilities availabilities = new Availabilities(clock);
    private final LeaseBook book = new LeaseBook(clock, new PresenceProperties(TTL, GRACE, AWAY_AFTER), availabilities);

    @Test
    void aPersonIsOnlineWithTheFirstScreen() {
        assertThat(book.of(ANNA)).isEmpty();

        book.open(ANNA);

        assertThat(book.of(ANNA)).contains(new Presence.Online());
        assertThat(book.sweep()).containsExactly(online(ANNA));
        assertThat(book.of(BEN)).isEmpty();
    }

    @Test
    void whoComesOrLeavesWithAProgramIsToldWithoutASweep() {
        var stirred = new AtomicInteger();
        book.onStir(stirred::incrementAndGet);

        var program = book.connect(ANNA);
        assertThat(stirred).hasValue(1);
        assertThat(book.stirred()).containsExactly(online(ANNA));
        program.renew();
        program.touched();
        assertThat(stirred).hasValue(1);
        pass(A_MOMENT);
        program.close();

        assertThat(stirred).hasValue(2);
        assertThat(book.stirred()).containsExactly(lastSeen(ANNA, NINE.plus(A_MOMENT)));
        assertThat(book.of(ANNA)).contains(new Presence.LastSeen(NINE.plus(A_MOMENT)));
        assertThat(book.stirred()).isEmpty();
        assertThat(book.sweep()).isEmpty();
    }

    @Test
    void aTabThatIsClosedCountsForAReload() {
        var tab = book.open(ANNA);
        book.sweep();

        tab.close();

        assertThat(book.stirred()).isEmpty();
        assertThat(book.of(ANNA)).contains(new Presence.Online());
    }

    @Test
    void twoTabsAndOneClosedIsStillOnline() {
        var first = book.open(ANNA);
        var second = book.open(ANNA);
        book.sweep();

        first.close();
        pass(GRACE);
        second.renew();
        pass(TTL.minus(A_MOMENT));

        assertThat(book.of(ANNA)).contains(new Presence.Online());
        assertThat(book.sweep()).isEmpty();
    }

    @Test
    void aKilledBrowserGoesOfflineWhenItsLeaseEndsAndWasSeenWithItsLastSignOfLife() {
        var lease = book.open(ANNA);
        book.sweep();
        pass(Duration.ofSeconds(25));
        lease.renew();

        pass(TTL.minus(A_MOMENT));
        assertThat(book.sweep()).isEmpty();
        pass(A_MOMENT);

        assertThat(book.sweep()).containsExactly(lastSeen(ANNA, NINE.plusSeconds(25)));
        assertThat(book.present()).isEmpty();
    }

    @Test
    void aHiddenTabWhichSpeaksOnceAMinuteAndIsTenSecondsLateStaysHereAsParleyComes() {
        var asItComes = new Binder(new MapConfigurationPropertySource())
                .bindOrCreate("parley.presence", PresenceProperties.class);
        var leases = new LeaseBook(clock, asItComes, availabilities);
        var hidden = leases.open(ANNA);

        for (var minute = 0; minute < 10; minute++) {
            pass(Duration.ofSeconds(70));
            assertThat(leases.present()).containsExactly(ANNA);
            hidden.renew();
        }
        pass(Duration.ofSeconds(75));
        assertThat(leases.present()).isEmpty();
    }

    @Test
    void aClosedTabIsOfflineAfterTheGraceAndWasSeenWhenItClosed() {
        var lease = book.open(ANNA);
        book.sweep();
        pass(Duration.ofSeconds(40));

        lease.close();
        pass(GRACE);

        assertThat(book.sweep()).containsExactly(lastSeen(ANNA, NINE.plusSeconds(40)));
    }

    @Test
    void aReloadDoesNotFlicker() {
        var before = book.open(ANNA);
        book.sweep();

        before.close();
        pass(GRACE.minus(A_MOMENT));
        assertThat(book.sweep()).isEmpty();
        book.open(ANNA);
        pass(GRACE);

        assertThat(book.sweep()).isEmpty();
        assertThat(book.of(ANNA)).contains(new Presence.Online());
    }

    @Test
    void awayAfterFiveMinutesWithoutInputOnAnyScreenAndBackWithTheNext() {
        var idle = book.open(ANNA);
        var busy = book.open(ANNA);
        book.sweep();

        keepFor(Duration.ofMinutes(3), idle, busy);
        busy.touched();
        keepFor(Duration.ofMinutes(4), idle, busy);
        assertThat(book.sweep()).isEmpty();

        keepFor(Duration.ofMinutes(1), idle, busy);
        assertThat(book.sweep()).containsExactly(new PresenceChanged(ANNA, new Presence.Away()));

        idle.touched();
        assertThat(book.sweep()).containsExactly(online(ANNA));
    }

    @Test
    void aScreenThatWasAsleepComesBackWithItsNextSignOfLife() {
        var lease = book.open(ANNA);
        book.sweep();
        pass(Duration.ofHours(8));
        book.sweep();
        book.sweep();

        lease.renew();

        assertThat(book.sweep()).containsExactly(new PresenceChanged(ANNA, new Presence.Away()));
    }

    @Test
    void nothingBringsAClosedLeaseBack() {
        var lease = book.open(ANNA);
        lease.close();
        lease.close();
        lease.renew();
        lease.touched();
        pass(GRACE);

        assertThat(book.of(ANNA)).contains(new Presence.LastSeen(NINE));
    }

    @Test
    void closingAfterTheLeaseHasRunOutDoesNotBringItBackForTheGrace() {
        var lease = book.open(ANNA);
        book.sweep();
        pass(TTL);

        lease.close();

        assertThat(book.sweep()).containsExactly(lastSeen(ANNA, NINE));
    }

    @Test
    void whoeverIsToldOfALeaveFindsTheSameInTheBook() {
        book.open(ANNA).close();
        book.sweep();
        pass(GRACE);

        assertThat(book.sweep()).containsExactly(lastSeen(ANNA, NINE));
        assertThat(book.of(ANNA)).contains(new Presence.LastSeen(NINE));

        assertThat(book.sweep()).isEmpty();
        assertThat(book.of(ANNA)).isEmpty();
    }

    @Test
    void aHundredTabsAreOnePerson() {
        for (var tab = 0; tab < 100; tab++) {
            book.open(ANNA);
        }

        assertThat(book.sweep()).isEqualTo(List.of(online(ANNA)));
        assertThat(book.present()).containsExactly(ANNA);
    }

    private void keepFor(Duration time, PresenceLease... leases) {
        for (var left = time; left.isPositive(); left = left.minusSeconds(30)) {
            pass(Duration.ofSeconds(30));
            for (var lease : leases) {
                lease.renew();
            }
        }
    }

    @Test
    void whoeverDoesNotWantToBeDisturbedIsShownSoUntilItEnds() {
        book.open(ANNA);
        book.sweep();

        choose(ANNA, Availability.Mode.DO_NOT_DISTURB, Optional.of(NINE.plusSeconds(60)));

        assertThat(book.stirred()).containsExactly(new PresenceChanged(ANNA, new Presence.DoNotDisturb()));
        assertThat(book.of(ANNA)).contains(new Presence.DoNotDisturb());
        pass(Duration.ofSeconds(60));
        assertThat(book.sweep()).containsExactly(online(ANNA));
    }

    @Test
    void whoeverDoesNotWantToBeDisturbedIsOfflineWhenHeHasGone() {
        choose(ANNA, Availability.Mode.DO_NOT_DISTURB, Optional.empty());
        book.connect(ANNA).close();

        assertThat(book.stirred()).containsExactly(lastSeen(ANNA, NINE));
    }

    @Test
    void whoeverIsInvisibleIsAsIfHeHadLeftThen() {
        var tab = book.open(ANNA);
        book.sweep();
        pass(Duration.ofSeconds(10));

        choose(ANNA, Availability.Mode.INVISIBLE, Optional.empty());

        assertThat(book.stirred()).containsExactly(lastSeen(ANNA, NINE.plusSeconds(10)));
        assertThat(book.present()).isEmpty();
        pass(Duration.ofSeconds(10));
        tab.touched();
        assertThat(book.sweep()).isEmpty();
        tab.close();
        pass(GRACE);
        assertThat(book.sweep()).isEmpty();
        assertThat(book.of(ANNA)).isEmpty();
    }

    @Test
    void nobodyIsToldWhenSomebodyComesWhoIsInvisible() {
        choose(ANNA, Availability.Mode.INVISIBLE, Optional.empty());
        book.stirred();
        pass(Duration.ofHours(1));

        var program = book.connect(ANNA);

        assertThat(book.stirred()).isEmpty();
        assertThat(book.of(ANNA)).contains(new Presence.LastSeen(NINE));
        program.close();
        assertThat(book.stirred()).isEmpty();
    }

    @Test
    void whoeverShowsHimselfAgainIsOnlineAtOnce() {
        choose(ANNA, Availability.Mode.INVISIBLE, Optional.empty());
        book.open(ANNA);
        book.sweep();

        choose(ANNA, Availability.Mode.USUAL, Optional.empty());

        assertThat(book.stirred()).containsExactly(online(ANNA));
        assertThat(book.present()).containsExactly(ANNA);
    }

    private void choose(UserId user, Availability.Mode mode, Optional<Instant> until) {
        availabilities.keep(user, new Availability(mode, clock.instant(), until));
        book.stir(user);
    }

    private void pass(Duration time) {
        clock.advance(time);
    }

    private static PresenceChanged online(UserId userId) {
        return new PresenceChanged(userId, new Presence.Online());
    }

    private static PresenceChanged lastSeen(UserId userId, Instant at) {
        return new PresenceChanged(userId, new Presence.LastSeen(at));
    }
}
