package io.parley.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.parley.support.MovableTime;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LogInThrottleTest {

    private static final ClientAddress HERE = new ClientAddress("192.0.2.1");
    private static final ClientAddress ELSEWHERE = new ClientAddress("198.51.100.7");

    private final MovableTime time = new MovableTime();
    private final LogInThrottle throttle = new LogInThrottle(
            new AccountProperties.LogIn(5, Duration.ofSeconds(15), Duration.ofMinutes(15), 30, Duration.ofMinutes(10)),
            time.meter());

    @Test
    void fiveFailuresAreBorneAndThenOneWaits() {
        fail("anna", 5);
        assertThat(waitFor("anna", HERE)).isEqualTo(Duration.ofSeconds(15));
        time.advance(Duration.ofSeconds(15));
        assertThatCode(() -> throttle.begin("anna", HERE)).doesNotThrowAnyException();
    }

    @Test
    void eachFurtherFailureDoublesTheDelayUpToFifteenMinutes() {
        fail("anna", 5);
        var delays = IntStream.range(0, 8).mapToObj(i -> failAgain()).toList();
        assertThat(delays)
                .isEqualTo(List.of(
                        Duration.ofSeconds(30),
                        Duration.ofMinutes(1),
                        Duration.ofMinutes(2),
                        Duration.ofMinutes(4),
                        Duration.ofMinutes(8),
                        Duration.ofMinutes(15),
                        Duration.ofMinutes(15),
                        Duration.ofMinutes(15)));
    }

    @Test
    void theRightPasswordFromElsewhereStillWorks() {
        fail("anna", 5);
        assertThatCode(() -> throttle.begin("anna", ELSEWHERE)).doesNotThrowAnyException();
    }

    @Test
    void aLogInThatSucceedsForgetsTheFailuresBefore() {
        fail("anna", 4);
        throttle.begin("anna", HERE);
        throttle.succeeded("anna", HERE);
        assertThatCode(() -> fail("anna", 5)).doesNotThrowAnyException();
    }

    @Test
    void thirtyFailuresInTenMinutesAreAllThatAnAddressHas() {
        for (var i = 0; i < 30; i++) {
            throttle.begin("person" + i, HERE);
        }
        assertThat(waitFor("somebody", HERE)).isEqualTo(Duration.ofSeconds(20));
        assertThatCode(() -> throttle.begin("somebody", ELSEWHERE)).doesNotThrowAnyException();
    }

    @Test
    void successesDoNotUseUpAnAddress() {
        for (var i = 0; i < 100; i++) {
            throttle.begin("person" + i, HERE);
            throttle.succeeded("person" + i, HERE);
        }
        assertThatCode(() -> throttle.begin("somebody", HERE)).doesNotThrowAnyException();
    }

    private void fail(String account, int times) {
        for (var i = 0; i < times; i++) {
            throttle.begin(account, HERE);
        }
    }

    private Duration failAgain() {
        time.advance(waitFor("anna", HERE));
        throttle.begin("anna", HERE);
        return waitFor("anna", HERE);
    }

    private Duration waitFor(String account, ClientAddress from) {
        return catchThrowableOfType(TooManyAttemptsException.class, () -> throttle.begin(account, from))
                .retryAfter();
    }
}
