package io.parley.account;

import static io.parley.account.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordPolicyTest {

    private static final Username ANNA = new Username("annakeller");
    private static final EmailAddress EMAIL = new EmailAddress("anna.k@example.org");

    private final PasswordPolicy policy = new PasswordPolicy(properties(12));

    static AccountProperties properties(int minPasswordLength) {
        return new AccountProperties(
                minPasswordLength,
                4,
                new AccountProperties.Registrations(3, 10, 60),
                new AccountProperties.LogIn(
                        5, Duration.ofSeconds(15), Duration.ofMinutes(15), 30, Duration.ofMinutes(10)));
    }

    @Test
    void twelveCodePointsAreEnoughAndElevenAreNot() {
        assertThatCode(() -> policy.check(new Password("xq7 rm9 wk2z"), ANNA, EMAIL))
                .doesNotThrowAnyException();
        assertRefused(() -> policy.check(new Password("xq7 rm9 wk2"), ANNA, EMAIL), AccountProblem.PASSWORD_TOO_SHORT);
        assertRefused(
                () -> policy.check(new Password("😀".repeat(11)), ANNA, EMAIL), AccountProblem.PASSWORD_TOO_SHORT);
    }

    @Test
    void anInstallationMayAskForLess() {
        assertThatCode(() -> new PasswordPolicy(properties(8)).check(new Password("xq7 rm9w"), ANNA, EMAIL))
                .doesNotThrowAnyException();
    }

    @Test
    void theBlocklistHasAtLeastTenThousandEntries() {
        assertThat(policy.blocklistSize()).isGreaterThanOrEqualTo(10_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password1234",
                "PassWord1234",
                "passwordpassword",
                "aaaaaaaaaaaa",
                "123456789012",
                "1q2w3e4r5t6y"
            })
    void whatIsGuessedFirstIsRefused(String typed) {
        assertRefused(() -> policy.check(new Password(typed), ANNA, EMAIL), AccountProblem.PASSWORD_COMMON);
    }

    @ParameterizedTest
    @ValueSource(strings = {"anna.k@example.org", "AnnaKeller77", "annakellerannakeller"})
    void ownNamesAreRefused(String typed) {
        assertRefused(() -> policy.check(new Password(typed), ANNA, EMAIL), AccountProblem.PASSWORD_LIKE_NAME);
    }

    @Test
    void aNameWithinALongSentenceIsNoHarm() {
        assertThatCode(() -> policy.check(new Password("annakeller paints boats"), ANNA, EMAIL))
                .doesNotThrowAnyException();
    }

    @Test
    void strengthGrowsWithTheGuessesThatItTakes() {
        assertThat(policy.strength(new Password("short"))).isEqualTo(PasswordStrength.WEAK);
        assertThat(policy.strength(new Password("password1234"))).isEqualTo(PasswordStrength.WEAK);
        assertThat(policy.strength(new Password("boats sleep under violet rain")))
                .isEqualTo(PasswordStrength.STRONG);
        assertThat(policy.strength(new Password(""))).isEqualTo(PasswordStrength.WEAK);
    }
}
