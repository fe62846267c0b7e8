package io.parley.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {

    @ParameterizedTest
    @CsvSource({
        "'Hello, World!', 'hello world'",
        "'Crème brûlée', 'creme brulee'",
        "'GROSSE Straße', 'grosse strasse'",
        "'ﬁnd Ｆｕｌｌ', 'find full'",
        "'漢字を読む', '漢 字 を 読 む'",
        "'it''s 3.14 o''clock', 'it''s 3.14 o''clock'",
        "'привет, мир', 'привет мир'",
        "'%_ -- €', ''"
    })
    void wordsAreFoundWithoutCaseAccentsAndForms(String text, String words) {
        assertThat(Words.in(text).stream().map(Words.Word::folded))
                .containsExactly(words.isEmpty() ? new String[0] : words.split(" "));
    }

    @Test
    void eachSaysWhereItStands() {
        assertThat(Words.in("👩 Crème!")).endsWith(new Words.Word("creme", 3, 8));
    }
}
