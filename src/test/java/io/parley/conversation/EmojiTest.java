package io.parley.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmojiTest {

    @ParameterizedTest
    @ValueSource(strings = {"👍", "❤️", "👍🏽", "👩‍👩‍👧‍👦", "🇩🇪", "1️⃣", "🏴󠁧󠁢󠁳󠁣󠁴󠁿", "👩🏽‍❤️‍💋‍👩🏿"})
    void whatPeopleSeeAsOneEmojiIsOne(String text) {
        assertThat(new Emoji(text).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a", "7", "👍👍", "👍 ", ":)", "<b>", "👍\n", "\u200D", "é"})
    void allElseIsNone(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Emoji(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"👍", "❤️ 👩‍👩‍👧‍👦\n🇩🇪", "1️⃣", "👍🏽👍🏽👍🏽"})
    void aFewEmojiAloneAreThat(String text) {
        assertThat(Emoji.areAllOf(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "1", "👍👍👍👍", "👍 ok", "👍!", "😀1", "**😀**"})
    void otherTextsAreNot(String text) {
        assertThat(Emoji.areAllOf(text)).isFalse();
    }
}
