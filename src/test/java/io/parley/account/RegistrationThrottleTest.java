package io.parley.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.parley.support.MovableTime;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RegistrationThrottleTest {

    private static final ClientAddress HOME = new ClientAddress("192.0.2.1");

    private final MovableTime time = new MovableTime();
    private final RegistrationThrottle throttle =
            new RegistrationThrottle(new AccountProperties.Registrations(3, 10, 60), time.meter());

    @Test
    void threeRegisterAtOnceFromOneAddressAndTheFourthWaits() {
        attempts(3);
        assertThatExceptionOfType(TooManyAttemptsException.class)
                .isThrownBy(() -> throttle.attempt(HOME))
                .satisfies(refused -> assertThat(refused.retryAfter()).isEqualTo(Duration.ofSeconds(6)));
    }

    @Test
    void afterThatTenAMinuteRegister() {
        attempts(3);
        for (var i = 0; i < 10; i++) {
            time.advance(Duration.ofSeconds(6));
            throttle.attempt(HOME);
            assertThatExceptionOfType(TooManyAttemptsException.class).isThrownBy(() -> throttle.attempt(HOME));
        }
    }

    @Test
    void anotherAddressIsNotHeldUp() {
        attempts(3);
        assertThatCode(() -> throttle.attempt(new ClientAddress("192.0.2.2"))).doesNotThrowAnyException();
    }

    @Test
    void sixtyAMinuteRegisterFromAllAddressesTogether() {
        for (var i = 0; i < 60; i++) {
            throttle.store();
        }
        assertThatExceptionOfType(TooManyAttemptsException.class).isThrownBy(throttle::store);
        time.advance(Duration.ofSeconds(1));
        assertThatCode(throttle::store).doesNotThrowAnyException();
    }

    private void attempts(int number) {
        for (var i = 0; i < number; i++) {
            throttle.attempt(HOME);
        }
    }
}
