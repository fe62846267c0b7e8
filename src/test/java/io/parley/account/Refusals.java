package io.parley.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Asserts which sentences a form would show. */
final class Refusals {

    private Refusals() {}

    static void assertRefused(ThrowingCallable act, AccountProblem... problems) {
        assertThatExceptionOfType(AccountRefusedException.class)
                .isThrownBy(act)
                .satisfies(refused -> assertThat(refused.problems()).containsExactlyInAnyOrder(problems));
    }
}
