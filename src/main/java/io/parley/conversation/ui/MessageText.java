package io.parley.conversation.ui;

import com.vaadin.flow.dom.Element;
import java.util.EnumSet;
import java.util.Locale;
import org.nibor.autolink.LinkExtractor;
import org.nibor.autolink.LinkSpan;
import org.nibor.autolink.LinkType;

/** Turns the text of a message into text nodes and links; nothing in it is ever taken for markup. */
final class MessageText {

    private static final LinkExtractor LINKS = LinkExtractor.builder()
            .linkTypes(EnumSet.of(LinkType.URL, LinkType.EMAIL))
            .build();

    private MessageText() {}

    /** Appends the text to an element, exactly as written, with http, https and mailto links clickable. */
    static void appendTo(Element element, String text) {
        for (var span : LINKS.extractSpans(text)) {
            var part = text.substring(span.getBeginIndex(), span.getEndIndex());
            element.appendChild(span instanceof LinkSpan link ? link(link, part) : Element.createText(part));
        }
    }

    private static Element link(LinkSpan span, String text) {
        var target = span.getType() == LinkType.EMAIL ? "mailto:" + text : text;
        var scheme = target.substring(0, target.indexOf(':')).toLowerCase(Locale.ROOT);
        return switch (scheme) {
            case "http", "https" ->
                new Element("a")
                        .setAttribute("href", target)
                        .setAttribute("target", "_blank")
                        .setAttribute("rel", "noopener noreferrer nofollow")
                        .setText(text);
            case "mailto" ->
                new Element("a")
                        .setAttribute("href", target)
                        .setAttribute("rel", "noopener noreferrer nofollow")
                        .setText(text);
            default -> Element.createText(text);
        };
    }
}
