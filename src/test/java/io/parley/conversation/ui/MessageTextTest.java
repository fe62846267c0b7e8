package io.parley.conversation.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.dom.Element;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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

    private static Element shown(String text) {
        var element = new Element("bdi");
        MessageText.appendTo(element, text);
        return element;
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
