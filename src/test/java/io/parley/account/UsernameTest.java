package io.parley.account;

import static io.parley.account.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsernameTest {

    @Test
    void threeAndThirtyTwoCharactersAreTheLimits() {
        assertThat(new Username("abc").value()).isEqualTo("abc");
        assertThat(new Username("a".repeat(32)).value()).hasSize(32);
        assertRefused(() -> new Username("ab"), AccountProblem.USERNAME_LENGTH);
        assertRefused(() -> new Username("a".repeat(33)), AccountProblem.USERNAME_LENGTH);
        assertRefused(() -> new Username(""), AccountProblem.USERNAME_LENGTH);
    }

    @Test
    void upperAndLowerCaseAreTheSame() {
        assertThat(new Username("Anna.K-1_x")).isEqualTo(new Username("anna.k-1_x"));
    }

    @Test
    void foldingDoesNotDependOnTheServersLanguage() {
        var before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("tr"));
        try {
            assertThat(new Username("IRIS").value()).isEqualTo("iris");
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"änna", "an na", "anna\u0000", "anna@home", "\u212Aevin", "аnna", "anna/x", "anna\n"})
    void otherCharactersAreRefused(String typed) {
        assertRefused(() -> new Username(typed), AccountProblem.USERNAME_CHARACTERS);
    }

    @ParameterizedTest
    @ValueSource(strings = {".anna", "anna.", "-anna", "anna_", "..."})
    void itBeginsAndEndsWithALetterOrADigit(String typed) {
        assertRefused(() -> new Username(typed), AccountProblem.USERNAME_EDGES);
    }

    @Test
    void namesOfTheInstallationAreReserved() {
        assertThat(new Username("Admin").isReserved()).isTrue();
        assertThat(new Username("anna").isReserved()).isFalse();
    }
}
