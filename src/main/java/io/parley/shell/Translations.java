package io.parley.shell;

import com.vaadin.flow.i18n.I18NProvider;
import java.io.IOException;
import java.text.MessageFormat;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * The words of {@code vaadin-i18n/translations*.properties}: English, and every language that has a file.
 *
 * <p>Takes the place of Vaadin's own provider, which finds no languages in an executable jar and answers in the language
 * of the server where it lacks that of the browser.
 */
@Component
class Translations implements I18NProvider {

    private static final Logger log = LoggerFactory.getLogger(Translations.class);
    private static final String BUNDLE = "vaadin-i18n.translations";
    private static final ResourceBundle.Control ENGLISH_AT_LAST =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final List<Locale> languages;

    Translations(ResourcePatternResolver resources) throws IOException {
        var files = resources.getResources("classpath*:vaadin-i18n/translations_*.properties");
        languages = Stream.concat(
                        Stream.of(Locale.ENGLISH),
                        Stream.of(files)
                                .map(file -> String.valueOf(file.getFilename()))
                                .map(name -> name.replaceAll("translations_|\\.properties", "")
                                        .replace('_', '-'))
                                .map(Locale::forLanguageTag)
                                .sorted(Comparator.comparing(Locale::toLanguageTag)))
                .distinct()
                .toList();
    }

    @Override
    public List<Locale> getProvidedLocales() {
        return languages;
    }

    @Override
    public String getTranslation(String key, Locale locale, Object... parameters) {
        try {
            var text = ResourceBundle.getBundle(BUNDLE, locale, ENGLISH_AT_LAST).getString(key);
            return parameters.length == 0 ? text : new MessageFormat(text, locale).format(parameters);
        } catch (MissingResourceException e) {
            log.error("There are no words for {}", key);
            return key;
        }
    }
}
