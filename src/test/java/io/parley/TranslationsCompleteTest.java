package io.parley;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the sources say to a person is there in every language, and nothing is there that nobody says. */
class TranslationsCompleteTest {

    private static final Path WORDS = Path.of("src/main/resources/vaadin-i18n");
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Pattern LITERAL = Pattern.compile("\"([a-zA-Z][\\w.-]*)\"");
    private static final Pattern FAMILIAR = Pattern.compile("(?iU)\\b(du|dich|dir|dein\\w*)\\b");
    private static final Pattern ASKED = Pattern.compile("getTranslation\\(\\s*\"([^\"]+)\"\\s*[,)]");

    private final Map<String, String> english = words("");

    @ParameterizedTest
    @ValueSource(strings = {"ar", "de", "es", "fr", "ja"})
    void everyLanguageSaysWhatEnglishSaysAboutTheSame(String language) {
        var said = words("_" + language);
        assertThat(said.keySet()).containsExactlyInAnyOrderElementsOf(english.keySet());
        assertThat(said).allSatisfy((key, text) -> {
            assertThat(text).as(key).isNotBlank();
            assertThat(parameters(text)).as(key).isEqualTo(parameters(english.get(key)));
        });
    }

    @Test
    void nothingIsEmpty() {
        assertThat(english).allSatisfy((key, text) -> assertThat(text).as(key).isNotBlank());
    }

    @Test
    void germanSaysSieToEverybody() {
        assertThat(words("_de"))
                .allSatisfy((key, text) -> assertThat(text).as(key).doesNotContainPattern(FAMILIAR));
    }

    /** Where parameters are filled in, a straight apostrophe would begin a quotation, and elsewhere not. */
    @ParameterizedTest
    @ValueSource(strings = {"", "_ar", "_de", "_es", "_fr", "_ja"})
    void apostrophesAreRound(String language) {
        assertThat(words(language))
                .allSatisfy((key, text) -> assertThat(text).as(key).doesNotContain("'"));
    }

    @Test
    void whatTheSourcesAskForIsThere() {
        assertThat(found(ASKED)).isNotEmpty().isSubsetOf(english.keySet());
    }

    /** A key is in use when it, or a beginning of it that ends with a dot or dash, is a literal in the sources. */
    @Test
    void whatIsThereIsAskedFor() {
        var literals = found(LITERAL);
        assertThat(english.keySet())
                .allSatisfy(key -> assertThat(beginnings(key)).as(key).anyMatch(literals::contains));
    }

    private static Set<String> beginnings(String key) {
        var beginnings = new HashSet<>(Set.of(key));
        for (var end = key.length() - 1; end > key.indexOf('.') + 1; end--) {
            if (key.charAt(end - 1) == '.' || key.charAt(end - 1) == '-') {
                beginnings.add(key.substring(0, end));
            }
        }
        return beginnings;
    }

    private static Set<Integer> parameters(String text) {
        return Pattern.compile("\\{(\\d)")
                .matcher(new MessageFormat(text, Locale.ROOT).toPattern())
                .results()
                .map(match -> Integer.valueOf(match.group(1)))
                .collect(Collectors.toSet());
    }

    private static Set<String> found(Pattern pattern) {
        try (var files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .flatMap(file -> pattern.matcher(read(file)).results())
                    .map(match -> match.group(1))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> words(String language) {
        try (var reader = Files.newBufferedReader(WORDS.resolve("translations" + language + ".properties"))) {
            var properties = new Properties();
            properties.load(reader);
            return properties.stringPropertyNames().stream()
                    .collect(Collectors.toMap(key -> key, properties::getProperty));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
