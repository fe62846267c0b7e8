package io.parley.search.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.search.SearchHit.Mark;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SnippetTest {

    private static String shown(String body, Mark... marks) {
        return Snippet.of(body, List.of(marks)).pieces().stream()
                .map(piece -> piece.found() ? "[" + piece.text() + "]" : piece.text())
                .collect(Collectors.joining());
    }

    @Test
    void aShortTextIsShownWhole() {
        assertThat(shown("A boat and boats", new Mark(2, 6), new Mark(11, 16))).isEqualTo("A [boat] and [boats]");
    }

    @Test
    void ofALongOneThePartAroundTheFirstWord() {
        var before = "word ".repeat(100);
        var text = before + "boat" + " after".repeat(100);

        assertThat(shown(text, new Mark(before.length(), before.length() + 4)))
                .startsWith("…word ")
                .contains("word [boat] after")
                .endsWith("…")
                .hasSizeLessThan(Snippet.LENGTH + 10);
    }

    @Test
    void noCharacterIsCutInTwo() {
        assertThat(shown("a".repeat(Snippet.LENGTH - 1) + "👩👩"))
                .doesNotContain("\ud83d…")
                .endsWith("a…");
        assertThat(shown("👩".repeat(100) + "boat", new Mark(200, 204)))
                .startsWith("…")
                .endsWith("[boat]");
    }
}
