package io.parley.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.parley.conversation.TextPart.Link;
import io.parley.conversation.TextPart.Words;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormattedTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "**bold** *italic* _too_ ~~struck~~ | b(bold) i(italic) i(too) s(struck)",
                "***both*** and **one *in* another** | i(b(both)) and b(one i(in) another)",
                "これは**太字**です | これはb(太字)です",
                "run `rm *.tmp *` now | run c(rm *.tmp *) now",
                "``a ` b`` | c(a ` b)",
                "**see `x`, ~~y~~** | b(see c(x), s(y))",
            })
    void marksMakeTextStandOut(String text, String shown) {
        assertThat(shown(text)).isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "  two  spaces\n\ttab\n\n\nlines",
                "2*3*4 and 2**3**4, int*p, char*q",
                "snake_case_name and __init__",
                "* and ** and *** and ~~ and ` and _",
                "~one tilde~",
                "¯\\_(ツ)_/¯ \\*stars\\*",
                "# no heading\n\nno heading\n---\n===",
                "| no | table |\n|---|---|\n| a | b |",
                "<b>bold</b> <!-- c --> <script>alert(1)</script> &amp; &#x41; <u title=\"*x*\">",
                "![picture](https://example.org/a.png)",
                "[label] [label][ref] [x](relative) [x](/path) [](https://example.org)",
                "[ref]: https://example.org\n\n[ref]",
                "- 5 Euro",
                "+ 5 Euro\n+ 3 Euro",
                "24. Dezember",
                "Zimmer\n2. links\n3. rechts",
                ">:( what\n>_<",
                "```\nnever closed **x**",
                "    no block by indentation",
                "**not closed, *nor this",
                "---",
                "https://example.org/a_b_c/*d*/e~~f~~",
            })
    void whateverIsNotUnderstoodIsShownAsTyped(String text) {
        assertThat(words(FormattedText.of(text).parts())).isEqualTo(text);
        assertThat(FormattedText.of(text).parts()).allMatch(part -> part instanceof Words || part instanceof Link);
        assertThat(FormattedText.of(text).plain()).isEqualTo(text);
    }

    @Test
    void aTextWithoutMarksIsOnePart() {
        var text = "Hello Ben!\n\nSee you (at 5)";

        assertThat(FormattedText.of(text).parts()).containsExactly(new Words(text));
    }

    @ParameterizedTest
    @MethodSource
    void blocksStandByThemselves(String text, String shown) {
        assertThat(shown(text)).isEqualTo(shown);
    }

    static Stream<Arguments> blocksStandByThemselves() {
        return Stream.of(
                arguments("He said:\n> come\n> at *five*\nand I will", "He said:{come\nat i(five)}and I will"),
                arguments("> one\n\nmy answer", "{one}my answer"),
                arguments("> > deep\n> less", "{{deep\nless}}"),
                arguments("> a\n>> b", "{a{b}}"),
                arguments("milk:\n- one\n- **two**\nthanks", "milk:[one|b(two)]thanks"),
                arguments("* one\n* two\n  more\n\nend", "[one|two\nmore]end"),
                arguments("- one\n  - in\n  - side\n- two", "[one[in|side]|two]"),
                arguments("1. one\n2. two\n5) five\n7) seven", "[1:one|2:two][5:five|7:seven]"),
                arguments("3. three\n3. three", "[3:three|3:three]"),
                arguments("code:\n```java\nint *a, *b;\n\n  x\n```\nend", "code:<int *a, *b;\n\n  x>end"),
                arguments("> ```\n> a\n> ```", "{<a>}"),
                arguments("> **a\nb**", "{**a}b**"));
    }

    @Test
    void aNamedLinkSaysWhereItLeadsTo() {
        assertThat(shown("[the *plan*](https://example.org/a?b=1#c)")).isEqualTo("the i(plan)→example.org");
        assertThat(shown("[https://bank.example](https://other.example/x)"))
                .isEqualTo("https://bank.example→other.example");
        assertThat(shown("[bank.example](http://bank.example@other.example)")).isEqualTo("bank.example→other.example");
        assertThat(shown("[bank.example](http://other.example\\\\@bank.example)"))
                .isEqualTo("bank.example→other.example");
        assertThat(shown("[apple.com](https://аpple.com)")).isEqualTo("apple.com→xn--pple-43d.com");
        assertThat(shown("[write](mailto:anna@example.org)")).isEqualTo("write→anna@example.org");
    }

    @Test
    void aLinkThatIsNamedByItsTargetSaysNoMore() {
        assertThat(shown("[Example.org](https://example.org/long)")).isEqualTo("Example.org");
        assertThat(shown("[https://example.org/a](https://example.org/a)")).isEqualTo("https://example.org/a");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[x](javascript:alert(1))",
                "[x](JaVaScRiPt:alert(1))",
                "[x](javascript&colon;alert(1))",
                "[x](java&Tab;script:alert(1))",
                "[x](<java script:alert(1)>)",
                "[x](data:text/html,hi)",
                "[x](vbscript:x)",
                "[x](file:///etc/passwd)",
                "[x](//example.org)",
                "[x](https:)",
                "[x](https://)",
                "[x](\u0001https:alert)"
            })
    void otherTargetsAreNoLinks(String text) {
        assertThat(shown(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "**https://example.org/a_b_c**, b(https://example.org/a_b_c)",
        "*a@example.org*, i(a@example.org)",
        "<https://example.org>, <https://example.org>",
    })
    void addressesStayWhole(String text, String shown) {
        assertThat(shown(text)).isEqualTo(shown);
        assertThat(links(FormattedText.of(text).parts())).isOne();
    }

    @Test
    void inPlainTheMarksAreLeftOut() {
        var text = "> he *said*\n- **one**\n- [two](https://example.org)\n```\ncode\n```\n~~x~~ `y` 2*3*4";

        assertThat(FormattedText.of(text).plain()).isEqualTo("he said\n- one\n- two\ncode\nx y 2*3*4");
    }

    @Test
    void aPlaceInTheTextIsFoundAgainInPlain() {
        var text = "**one** *two*";
        var formatted = FormattedText.of(text);

        assertThat(formatted
                        .plain()
                        .substring(
                                formatted.plainIndex(text.indexOf("two")),
                                formatted.plainIndex(text.indexOf("two") + 3)))
                .isEqualTo("two");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[",
                "*",
                "`",
                "> ",
                "- ",
                "**a ",
                "*a **b ",
                "[a](",
                "![",
                "~~",
                "~~a",
                "<",
                "&",
                "\\",
                "_a",
                "[a](https://b.c)",
                "*a* ",
                "- \n",
                "1. a\n",
                "> a\n",
                "```\n",
                "`a` ",
                "](",
                "\n> *",
                "a**b",
                "c* ",
                "https://a_b*c "
            })
    void aNastyTextIsNeitherDeepNorMany(String piece) {
        var text = piece.repeat(4_000 / piece.length());

        var formatted = FormattedText.of(text);

        assertThat(depth(formatted.parts())).isLessThanOrEqualTo(MarkReader.MAX_DEPTH + 1);
        assertThat(marked(formatted.parts())).isLessThanOrEqualTo(MarkReader.MAX_MARKED);
        assertThat(formatted.plain()).hasSizeLessThanOrEqualTo(text.length());
    }

    /** What is shown, with a letter and brackets for what its marks make of it. */
    private static String shown(String text) {
        return shown(FormattedText.of(text).parts());
    }

    private static String shown(List<TextPart> parts) {
        return parts.stream().map(FormattedTextTest::shown).collect(Collectors.joining());
    }

    private static String shown(TextPart part) {
        return switch (part) {
            case Words words -> words.text();
            case TextPart.Code code -> "c(" + code.text() + ")";
            case TextPart.CodeBlock code -> "<" + code.text() + ">";
            case TextPart.Quote quote -> "{" + shown(quote.parts()) + "}";
            case Link link -> shown(link.shown()) + (link.site().isEmpty() ? "" : "→" + link.site());
            case TextPart.Bullets list ->
                list.items().stream().map(FormattedTextTest::shown).collect(Collectors.joining("|", "[", "]"));
            case TextPart.Numbers list ->
                list.items().stream()
                        .map(item -> item.number() + ":" + shown(item.parts()))
                        .collect(Collectors.joining("|", "[", "]"));
            case TextPart.Styled styled ->
                switch (styled.style()) {
                            case BOLD -> "b(";
                            case ITALIC -> "i(";
                            case STRUCK -> "s(";
                        }
                        + shown(styled.parts())
                        + ")";
        };
    }

    private static String words(List<TextPart> parts) {
        return parts.stream()
                .map(part -> switch (part) {
                    case Words words -> words.text();
                    case Link link -> words(link.shown());
                    default -> "";
                })
                .collect(Collectors.joining());
    }

    private static Stream<List<TextPart>> inside(TextPart part) {
        return switch (part) {
            case TextPart.Styled styled -> Stream.of(styled.parts());
            case TextPart.Quote quote -> Stream.of(quote.parts());
            case Link link -> Stream.of(link.shown());
            case TextPart.Bullets list -> list.items().stream();
            case TextPart.Numbers list -> list.items().stream().map(TextPart.Numbered::parts);
            case Words words -> Stream.empty();
            case TextPart.Code code -> Stream.empty();
            case TextPart.CodeBlock code -> Stream.empty();
        };
    }

    private static int depth(List<TextPart> parts) {
        return 1
                + parts.stream()
                        .flatMap(FormattedTextTest::inside)
                        .mapToInt(FormattedTextTest::depth)
                        .max()
                        .orElse(0);
    }

    private static long marked(List<TextPart> parts) {
        return parts.stream()
                .mapToLong(part -> (part instanceof Words || isBare(part) ? 0 : 1)
                        + inside(part).mapToLong(FormattedTextTest::marked).sum())
                .sum();
    }

    private static boolean isBare(TextPart part) {
        return part instanceof Link link && link.site().isEmpty();
    }

    private static long links(List<TextPart> parts) {
        return parts.stream()
                .mapToLong(part -> (part instanceof Link ? 1 : 0)
                        + inside(part).mapToLong(FormattedTextTest::links).sum())
                .sum();
    }
}
