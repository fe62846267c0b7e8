package io.parley.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShortcodesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "done :tada: | done 🎉",
                ":+1::heart: :100: | 👍❤️ 💯",
                "すごい:tada:ね | すごい🎉ね",
                "**:fire:** `:fire:` | **🔥** `:fire:`",
                "(:smile:), :tada:. | (😄), 🎉.",
                ":tada::nothing_such: | 🎉:nothing_such:",
            })
    void shortcodesBecomeEmoji(String text, String expected) {
        assertThat(Shortcodes.replacedIn(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain",
                "at 10:30:45",
                "std::fire::x a:fire:b",
                ":nothing_such: :FIRE: : fire :",
                "https://example.org/:fire:/x",
                "`:fire:`",
                "```\n:fire:\n```",
                "$1 \\ :)"
            })
    void everythingElseStays(String text) {
        assertThat(Shortcodes.replacedIn(text)).isEqualTo(text);
    }

    @Test
    void whatStandsBesideCodeIsReplaced() {
        assertThat(Shortcodes.replacedIn("```\n:fire:\n```\n:fire: `x` $:fire:"))
                .isEqualTo("```\n:fire:\n```\n🔥 `x` $🔥");
    }
}
