package io.parley.security;

import com.vaadin.flow.i18n.I18NProvider;
import jakarta.servlet.http.HttpServletRequest;
import java.awt.ComponentOrientation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.util.PropertyPlaceholderHelper;
import org.springframework.web.util.HtmlUtils;

/** Pages without a screen behind them: a sentence, a note and the way on, in the reader's language. */
@Component
class PlainPages {

    /**
     * What a page says, as keys of the words, and where its link leads.
     *
     * @param path below the root of Parley; none for the address that was asked for
     */
    record Words(String sentence, String note, String link, Optional<String> path) {

        /** With a link to the beginning. */
        Words(String sentence, String note, String link) {
            this(sentence, note, link, Optional.of("/"));
        }
    }

    private final I18NProvider words;
    private final String template;
    private final PropertyPlaceholderHelper placeholders = new PropertyPlaceholderHelper("${", "}");

    PlainPages(I18NProvider words) {
        this.words = words;
        try {
            this.template = new ClassPathResource("plain-page.html", PlainPages.class)
                    .getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param noteParameters what the note's text names, shown as text */
    ResponseEntity<String> page(HttpServletRequest request, HttpStatus status, Words said, Object... noteParameters) {
        return page(request, request.getLocale(), status, said, noteParameters);
    }

    /** @param wanted the language, if there are words in it */
    ResponseEntity<String> page(
            HttpServletRequest request, Locale wanted, HttpStatus status, Words said, Object... noteParameters) {
        var language = words.getProvidedLocales().stream()
                .filter(locale -> locale.getLanguage().equals(wanted.getLanguage()))
                .findFirst()
                .orElse(Locale.ENGLISH);
        var values = Map.of(
                "language", language.toLanguageTag(),
                "direction", ComponentOrientation.getOrientation(language).isLeftToRight() ? "ltr" : "rtl",
                "root", request.getContextPath(),
                "sentence", words.getTranslation(said.sentence, language),
                "note", words.getTranslation(said.note, language, noteParameters),
                "link", words.getTranslation(said.link, language),
                "target", said.path.map(request.getContextPath()::concat).orElse(""));
        return ResponseEntity.status(status)
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .headers(headers -> headers.setContentLanguage(language))
                .body(placeholders.replacePlaceholders(
                        template, name -> HtmlUtils.htmlEscape(values.getOrDefault(name, ""))));
    }
}
