package io.parley.conversation;

import static io.parley.conversation.EmojiNames.COLUMNS;
import static io.parley.conversation.EmojiNames.COMMENT;
import static io.parley.conversation.EmojiNames.FILE;
import static io.parley.conversation.EmojiNames.WORDS;
import static java.util.stream.Collectors.joining;

import io.parley.conversation.EmojiCatalogue.Entry;
import io.parley.conversation.EmojiCatalogue.Group;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * Makes the files of {@link EmojiNames} anew, when JEmoji or Unicode CLDR has a new version, and is no test:
 *
 * <pre>./mvnw test -Dtest=EmojiNamesMaker -Dcldr=FOLDER</pre>
 *
 * <p>The folder holds the npm packages {@code cldr-annotations-full} and {@code cldr-annotations-derived-full} of the same version,
 * unpacked.
 */
@EnabledIfSystemProperty(named = "cldr", matches = ".+")
class EmojiNamesMaker {

    private static final Path RESOURCES = Path.of("src/main/resources/io/parley/conversation");
    private static final String VARIATION = "\uFE0F";

    private final ObjectMapper json = new ObjectMapper();
    private final Path cldr = Path.of(System.getProperty("cldr"));

    @ParameterizedTest
    @ValueSource(strings = {"ar", "de", "es", "fr", "ja"})
    void make(String language) throws IOException {
        var simple = read("cldr-annotations-full/annotations/" + language + "/annotations.json")
                .at("/annotations/annotations");
        var derived = read("cldr-annotations-derived-full/annotationsDerived/" + language + "/annotations.json")
                .at("/annotationsDerived/annotations");
        var lines = Stream.of(Group.values())
                .flatMap(group -> EmojiCatalogue.read().in(group).stream())
                .filter(entry -> !entry.isFlagOfCountry())
                .map(entry -> line(entry, simple, derived));
        Files.createDirectories(RESOURCES);
        Files.writeString(
                RESOURCES.resolve(FILE.formatted(language)),
                Stream.concat(header(language), lines).collect(joining("\n", "", "\n")));
    }

    private Stream<String> header(String language) {
        return Stream.of(
                        "The emoji that Parley offers, in its order: the emoji, its name and further words in "
                                + Locale.of(language).getDisplayLanguage(Locale.ENGLISH),
                        "Made by EmojiNamesMaker, which says how, from the annotations of Unicode CLDR "
                                + read("cldr-annotations-full/package.json")
                                        .get("version")
                                        .asString(),
                        "Copyright © 2004-2026 Unicode, Inc. Unicode License V3: LICENSE-Unicode.txt in this folder")
                .map(COMMENT::concat);
    }

    private JsonNode read(String path) {
        return json.readTree(cldr.resolve(path));
    }

    private static String line(Entry entry, JsonNode... annotations) {
        var text = entry.emoji().text();
        var annotation = Stream.of(annotations)
                .flatMap(some -> Stream.of(some.get(text), some.get(text.replace(VARIATION, ""))))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("CLDR does not know " + text));
        var name = annotation.get("tts").get(0).asString();
        return String.join(COLUMNS, text, name, String.join(WORDS, furtherWords(annotation, name)));
    }

    /** Those that are not found already by the name, or by another one that begins so. */
    private static List<String> furtherWords(JsonNode annotation, String name) {
        var words =
                annotation.path("default").valueStream().map(JsonNode::asString).toList();
        return words.stream()
                .filter(word -> !EmojiCatalogue.folded(name).contains(EmojiCatalogue.folded(word)))
                .filter(word ->
                        words.stream().noneMatch(other -> other.length() > word.length() && other.startsWith(word)))
                .toList();
    }
}
