package io.parley.account;

import static io.parley.account.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PasswordTest {

    @Test
    void oneHundredAndTwentyEightCodePointsAreTheLimit() {
        assertThat(new Password("😀".repeat(128)).length()).isEqualTo(128);
        assertRefused(() -> new Password("😀".repeat(129)), AccountProblem.PASSWORD_TOO_LONG);
        assertRefused(() -> new Password("x".repeat(129)), AccountProblem.PASSWORD_TOO_LONG);
    }

    @Test
    void theSameKeysGiveTheSamePasswordOnEveryKeyboard() {
        assertThat(new Password("cafe\u0301")).isEqualTo(new Password("caf\u00E9"));
    }

    @Test
    void whatNoKeyboardTypesIsRefused() {
        assertRefused(() -> new Password("a\u0000b"), AccountProblem.PASSWORD_CHARACTERS);
        assertRefused(() -> new Password("a\uD800b"), AccountProblem.PASSWORD_CHARACTERS);
    }

    @Test
    void itNeverShowsItself() {
        assertThat(new Password("correct horse")).hasToString("Password[hidden]");
    }
}
