package io.parley.conversation.ui;

import com.vaadin.flow.dom.Element;
import io.parley.conversation.FormattedText;
import io.parley.conversation.TextPart;
import java.util.List;
import java.util.Locale;

/** Shows the text of a message as elements and text nodes; no markup is ever made from it. */
final class MessageText {

    private MessageText() {}

    /** Appends a text, formatted; one without marks and addresses is one text node. */
    static void appendTo(Element element, FormattedText text) {
        append(element, text.parts());
    }

    private static Element append(Element element, List<TextPart> parts) {
        parts.forEach(part -> element.appendChild(shown(part)));
        return element;
    }

    private static Element shown(TextPart part) {
        return switch (part) {
            case TextPart.Words words -> Element.createText(words.text());
            case TextPart.Styled styled -> append(new Element(tag(styled.style())), styled.parts());
            case TextPart.Link link -> link(link);
            case TextPart.Code code -> block("code").setText(code.text());
            case TextPart.CodeBlock code -> block("pre").setText(code.text());
            case TextPart.Quote quote -> append(block("blockquote"), quote.parts());
            case TextPart.Bullets list -> {
                var items = block("ul");
                list.items().forEach(item -> items.appendChild(append(new Element("li"), item)));
                yield items;
            }
            case TextPart.Numbers list -> {
                var items = block("ol");
                list.items()
                        .forEach(item -> items.appendChild(append(
                                new Element("li").setAttribute("value", Integer.toString(item.number())),
                                item.parts())));
                yield items;
            }
        };
    }

    private static String tag(TextPart.Style style) {
        return switch (style) {
            case BOLD -> "strong";
            case ITALIC -> "em";
            case STRUCK -> "s";
        };
    }

    /** Runs in its own direction, and in none of those around it. */
    private static Element block(String tag) {
        return new Element(tag).setAttribute("dir", "auto");
    }

    private static Element link(TextPart.Link link) {
        var anchor = append(new Element("a"), link.shown())
                .setAttribute("href", link.target())
                .setAttribute("rel", "noopener noreferrer nofollow");
        if (!link.target().toLowerCase(Locale.ROOT).startsWith("mailto:")) {
            anchor.setAttribute("target", "_blank");
        }
        if (!link.site().isEmpty()) {
            var site = new Element("span").setAttribute("dir", "ltr").setText("(" + link.site() + ")");
            site.getClassList().add("parley-link-site");
            anchor.setAttribute("dir", "auto").appendChild(Element.createText(" "), site);
        }
        return anchor;
    }
}
