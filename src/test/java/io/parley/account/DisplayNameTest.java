package io.parley.account;

import static io.parley.account.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DisplayNameTest {

    @Test
    void sixtyFourCodePointsAreTheLimit() {
        assertThat(new DisplayName("x").value()).isEqualTo("x");
        assertThat(new DisplayName("😀".repeat(64)).value()).hasSize(128);
        assertRefused(() -> new DisplayName("😀".repeat(65)), AccountProblem.DISPLAY_NAME_LENGTH);
        assertRefused(() -> new DisplayName("x".repeat(100_000)), AccountProblem.DISPLAY_NAME_LENGTH);
    }

    @Test
    void aNameMayNotGrowBeyondTheLimitWhenItsFormsAreFolded() {
        assertRefused(() -> new DisplayName("\uFDFA".repeat(10)), AccountProblem.DISPLAY_NAME_LENGTH);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u3000"})
    void aBlankNameIsRefused(String typed) {
        assertRefused(() -> new DisplayName(typed), AccountProblem.DISPLAY_NAME_LENGTH);
    }

    @Test
    void spacesAreTrimmedAndCollapsedAndFormsFolded() {
        assertThat(new DisplayName("  Mai \u3000 O\u0304tsuka ").value()).isEqualTo("Mai \u014Ctsuka");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"An\u202Ena", "An\u2066na", "An\u0000na", "An\u0007na", "An\nna", "An\u200Bna", "An\uD800na"})
    void controlAndBidiCharactersAreRefused(String typed) {
        assertRefused(() -> new DisplayName(typed), AccountProblem.DISPLAY_NAME_CHARACTERS);
    }

    @Test
    void namesOfTheWorldAreTaken() {
        assertThat(new DisplayName("رنا حداد").value()).isEqualTo("رنا حداد");
        assertThat(new DisplayName("Seán O’Neill-Żak").value()).isEqualTo("Seán O’Neill-Żak");
    }

    @ParameterizedTest
    @ValueSource(strings = {"An\u200Dna", "An\u200Cna", "Anna \uD83D\uDC69\u200D\uD83D\uDCBB"})
    void joinersThatNobodyCanSeeAreRefused(String typed) {
        assertRefused(() -> new DisplayName(typed), AccountProblem.DISPLAY_NAME_CHARACTERS);
    }

    @Test
    void whatWasTakenOnceIsTakenAgainUnchanged() {
        var name = new DisplayName(" Ａnna  ﬁne ");
        assertThat(new DisplayName(name.value())).isEqualTo(name);
    }
}
