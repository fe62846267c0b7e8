package io.parley.conversation.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.dom.Element;
import io.parley.conversation.FormattedText;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessageTextTest {

    @Test
    void theTextIsShownExactlyAsWritten() {
        var text = "  two  spaces\n\ttab <b>not bold</b> &amp; https://example.org/?q=1#x, end";

        assertThat(words(shown(text))).isEqualTo(text);
    }

    @Test
    void webAndMailAddressesCanBeClicked() {
        assertThat(links("see https://example.org/a and HTTP://EXAMPLE.org or anna@example.org."))
                .containsExactly("https://example.org/a", "HTTP://EXAMPLE.org", "mailto:anna@example.org");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "data:text/html,<script>alert(1)</script>",
                "ftp://example.org/x",
                "file:///etc/passwd",
                "javascript://example.org/%0aalert(1)",
                "vbscript://x"
            })
    void nothingElseCanBeClicked(String text) {
        assertThat(links(text)).isEmpty();
    }

    @Test
    void aLinkTellsItsTargetNothing() {
        assertThat(shown("https://example.org").getChild(0).getAttribute("rel"))
                .isEqualTo("noopener noreferrer nofollow");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "**a** _b_ ~~c~~ | <strong>a</strong> <em>b</em> <s>c</s>",
                "`<i>` <i> &amp; | <code dir=\"auto\">&lt;i&gt;</code> &lt;i&gt; &amp;amp;",
                "> q | <blockquote dir=\"auto\">q</blockquote>",
            })
    void marksBecomeElementsAndNothingElseDoes(String text, String markup) {
        assertThat(markup(text)).isEqualTo(markup);
    }

    @Test
    void blocksRunInTheirOwnDirection() {
        assertThat(markup("- x\n- y\n\n4. z\n4. z\n```\n<b>\n```"))
                .isEqualTo("<ul dir=\"auto\"><li>x</li><li>y</li></ul>"
                        + "<ol dir=\"auto\"><li value=\"4\">z</li><li value=\"4\">z</li></ol>"
                        + "<pre dir=\"auto\">&lt;b&gt;</pre>");
    }

    @Test
    void whereANamedLinkLeadsToCannotBeTurnedRoundByItsName() {
        var link = shown("[\u202emoc.knab](https://other.example)").getChild(0);

        assertThat(link.getAttribute("dir")).isEqualTo("auto");
        assertThat(link.getChild(2).getAttribute("dir")).isEqualTo("ltr");
        assertThat(link.getChild(2).getText()).isEqualTo("(other.example)");
    }

    @Test
    void aTextWithoutMarksIsOneTextNode() {
        var element = shown("Nothing to see here, 5 * 3 = 15.\n\nReally (not).");

        assertThat(element.getChildren()).singleElement().matches(Element::isTextNode);
    }

    private static Element shown(String text) {
        var element = new Element("bdi");
        MessageText.appendTo(element, FormattedText.of(text));
        return element;
    }

    private static String markup(String text) {
        return shown(text).getOuterHTML().replaceAll("\\n\\s*", "").replaceAll("^<bdi>|</bdi>$", "");
    }

    private static String words(Element element) {
        return element.isTextNode()
                ? element.getText()
                : element.getChildren().map(MessageTextTest::words).collect(Collectors.joining());
    }

    private static List<String> links(String text) {
        return shown(text)
                .getChildren()
                .filter(child -> !child.isTextNode())
                .map(child -> child.getAttribute("href"))
                .toList();
    }
}
