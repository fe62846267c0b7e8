package io.parley.conversation;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.nibor.autolink.LinkExtractor;
import org.nibor.autolink.LinkSpan;
import org.nibor.autolink.LinkType;
import org.springframework.web.util.InvalidUrlException;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriComponentsBuilder.ParserType;

/** The addresses in a text that can be opened: http, https and mailto, and nothing else. */
final class Addresses {

    private static final LinkExtractor EXTRACTOR = LinkExtractor.builder()
            .linkTypes(EnumSet.of(LinkType.URL, LinkType.EMAIL))
            .build();

    private static final Set<String> SCHEMES = Set.of("http", "https", "mailto");

    private Addresses() {}

    /** Where addresses stand. */
    static List<LinkSpan> in(String text) {
        return StreamSupport.stream(EXTRACTOR.extractLinks(text).spliterator(), false)
                .filter(span -> canBeOpened(target(span, text)))
                .toList();
    }

    /** The text, with its addresses as links. */
    static List<TextPart> partsOf(String text) {
        var parts = new ArrayList<TextPart>();
        var at = 0;
        for (var span : in(text)) {
            words(text.substring(at, span.getBeginIndex()), parts);
            at = span.getEndIndex();
            var shown = text.substring(span.getBeginIndex(), at);
            parts.add(new TextPart.Link(target(span, text), List.of(new TextPart.Words(shown)), ""));
        }
        words(text.substring(at), parts);
        return parts;
    }

    private static void words(String text, List<TextPart> parts) {
        if (!text.isEmpty()) {
            parts.add(new TextPart.Words(text));
        }
    }

    private static String target(LinkSpan span, String text) {
        var address = text.substring(span.getBeginIndex(), span.getEndIndex());
        return span.getType() == LinkType.EMAIL ? "mailto:" + address : address;
    }

    private static boolean canBeOpened(String target) {
        return SCHEMES.contains(
                target.substring(0, Math.max(0, target.indexOf(':'))).toLowerCase(Locale.ROOT));
    }

    /**
     * The host or mail address that a target leads to, read as browsers read it (WHATWG URL); empty if it can not be opened.
     */
    static Optional<String> siteOf(String target) {
        if (!canBeOpened(target)) {
            return Optional.empty();
        }
        try {
            var address = UriComponentsBuilder.fromUriString(target, ParserType.WHAT_WG)
                    .build();
            var site = "mailto".equalsIgnoreCase(address.getScheme())
                    ? address.getSchemeSpecificPart()
                    : address.getHost();
            return Optional.ofNullable(site).filter(found -> !found.isBlank());
        } catch (InvalidUrlException invalid) {
            return Optional.empty();
        }
    }
}
