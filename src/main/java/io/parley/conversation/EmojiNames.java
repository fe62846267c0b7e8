package io.parley.conversation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What emoji are called in the languages besides English, as Unicode CLDR has it. A language is read when somebody needs it first;
 * the flags of countries are left out, because Java knows what countries are called.
 */
final class EmojiNames {

    static final String FILE = "emoji-names_%s.tsv";
    static final String COMMENT = "# ";
    static final String COLUMNS = "\t";
    static final String WORDS = "|";

    private static final Map<String, Map<String, EmojiNames>> READ = new ConcurrentHashMap<>();

    private final String name;
    private final String words;

    /** @param line the emoji, its name, and further words that it is found by */
    private EmojiNames(String[] line) {
        name = line[1];
        words = WORDS + EmojiCatalogue.folded(line[2]);
    }

    static Optional<EmojiNames> of(Emoji emoji, Locale language) {
        return Optional.ofNullable(
                READ.computeIfAbsent(language.getLanguage(), EmojiNames::read).get(emoji.text()));
    }

    private static Map<String, EmojiNames> read(String language) {
        try (var file = EmojiNames.class.getResourceAsStream(FILE.formatted(language))) {
            return file == null
                    ? Map.of()
                    : lines(new String(file.readAllBytes(), StandardCharsets.UTF_8))
                            .collect(Collectors.toUnmodifiableMap(line -> line[0], EmojiNames::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String[]> lines(String file) {
        return file.lines().filter(line -> !line.startsWith(COMMENT)).map(line -> line.split(COLUMNS, -1));
    }

    String name() {
        return name;
    }

    /** Whether one of the further words begins with these folded characters. */
    boolean hasWord(String beginning) {
        return words.contains(WORDS + beginning);
    }
}
