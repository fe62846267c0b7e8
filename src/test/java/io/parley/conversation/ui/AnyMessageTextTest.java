package io.parley.conversation.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.dom.Element;
import io.parley.conversation.FormattedText;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Whatever somebody types can be shown, and holds nothing but his words and what stands out of them. */
class AnyMessageTextTest {

    private static final int MOST_LETTERS = 4_000;
    private static final int MOST_LEVELS = 16;

    /** For 200 marks, of which two may make a list, beside links: an address costs no more than it is long. */
    private static final int MOST_ELEMENTS = 300;

    private static final String SITE = "parley-link-site";

    private static final Map<String, Set<String>> ALLOWED = Map.ofEntries(
            Map.entry("strong", Set.of()),
            Map.entry("em", Set.of()),
            Map.entry("s", Set.of()),
            Map.entry("code", Set.of("dir")),
            Map.entry("pre", Set.of("dir")),
            Map.entry("blockquote", Set.of("dir")),
            Map.entry("ul", Set.of("dir")),
            Map.entry("ol", Set.of("dir")),
            Map.entry("li", Set.of("value")),
            Map.entry("a", Set.of("href", "rel", "target", "dir")),
            Map.entry("span", Set.of("dir", "class")));

    @Provide
    Arbitrary<String> texts() {
        var marks = Arbitraries.of(
                "*",
                "**",
                "***",
                "_",
                "__",
                "~~",
                "~",
                "`",
                "``",
                "```",
                "```\n",
                "~~~\n",
                "> ",
                ">",
                "- ",
                "+ ",
                "1. ",
                "999999999) ",
                "[",
                "](",
                ")",
                "](https://example.org)",
                "](javascript:x)",
                "![",
                "<",
                ">",
                "&amp;",
                "&#x41;",
                "\\",
                "|",
                "#",
                "---");
        var words = Arbitraries.of(
                "word",
                "two words",
                "Grüße",
                "これは太字です",
                "مرحبا",
                "👩🏽‍❤️‍💋‍👩🏿",
                "\ud83d",
                "\u202e",
                "\u200b",
                "2*3*4",
                "snake_case",
                "https://example.org/a_b?c=*d*",
                "anna@example.org",
                "<script>alert(1)</script>",
                "<img src=x onerror=y>");
        var blanks = Arbitraries.of(" ", "  ", "\t", "\n", "\n\n", "\n    ", "\r", "\u00a0");
        var marked = Arbitraries.of(
                "**bold** ",
                "`code` ",
                "*a **b ~~c~~** d* ",
                "[named](https://example.org) ",
                "- one\n- two\n",
                "\n" + "> ".repeat(30) + "deep\n");
        var pieces = Arbitraries.frequencyOf(
                Tuple.of(5, marks),
                Tuple.of(2, marked),
                Tuple.of(3, words),
                Tuple.of(3, blanks),
                Tuple.of(1, Arbitraries.strings().ofMaxLength(5)));
        var texts = pieces.list().ofMaxSize(60).map(all -> String.join("", all));
        return texts.flatMap(text -> Arbitraries.of(1, 1, 1, 1, 40).map(times -> cut(text.repeat(times))));
    }

    private static String cut(String text) {
        return text.substring(0, Math.min(text.length(), MOST_LETTERS));
    }

    @Property(tries = 2_000, seed = "20261126")
    void itsWordsAreShownAndNothingElse(@ForAll("texts") String text) {
        var formatted = FormattedText.of(text);
        var shown = new Element("div");

        MessageText.appendTo(shown, formatted);

        assertThat(letters(words(shown))).isEqualTo(letters(formatted.plain()));
        if (Stream.of("](", "```", "~~~").noneMatch(text::contains)) {
            assertThat(letters(formatted.plain())).isEqualTo(letters(text));
        }
        elements(shown).forEach(AnyMessageTextTest::assertAllowed);
        assertThat(elements(shown).filter(element -> !element.getTag().equals("a")))
                .hasSizeLessThanOrEqualTo(MOST_ELEMENTS);
        assertThat(levels(shown)).isLessThanOrEqualTo(MOST_LEVELS);
    }

    private static void assertAllowed(Element element) {
        assertThat(ALLOWED).containsKey(element.getTag());
        assertThat(element.getAttributeNames()).isSubsetOf(ALLOWED.get(element.getTag()));
        assertThat(element.getPropertyNames()).isEmpty();
        if (element.hasAttribute("href")) {
            assertThat(element.getAttribute("href")).matches("(?is)(https?://|mailto:).*");
        }
    }

    /** Of what is marked the marks go, and so may blanks around it. */
    private static String letters(String text) {
        return text.codePoints()
                .filter(Character::isLetter)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    private static String words(Element element) {
        return element.isTextNode()
                ? element.getText()
                : element.getChildren()
                        .filter(child ->
                                child.isTextNode() || !child.getClassList().contains(SITE))
                        .map(AnyMessageTextTest::words)
                        .collect(Collectors.joining());
    }

    private static Stream<Element> elements(Element parent) {
        return parent.getChildren()
                .filter(child -> !child.isTextNode())
                .flatMap(child -> Stream.concat(Stream.of(child), elements(child)));
    }

    private static int levels(Element element) {
        return element.isTextNode()
                ? 0
                : 1
                        + element.getChildren()
                                .mapToInt(AnyMessageTextTest::levels)
                                .max()
                                .orElse(0);
    }
}
