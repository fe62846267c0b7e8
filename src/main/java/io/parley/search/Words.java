package io.parley.search;

import io.parley.conversation.Message;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;

/**
 * The words of a text as they are searched, by the word boundaries of Unicode (UAX #29): without case, accents and
 * compatibility forms. Of Chinese and Japanese each character is a word.
 */
final class Words {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Set<UnicodeScript> CHARACTERS_LIKE_WORDS =
            EnumSet.of(UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA, UnicodeScript.HANGUL);

    private Words() {}

    /**
     * A word and where it stands.
     *
     * @param start of its first UTF-16 unit in the text
     * @param end after its last one
     */
    record Word(String folded, int start, int end) {}

    /** Those of a message: of its text and of the names of its files, whole and divided by their points and low lines. */
    static List<Word> of(Message message) {
        var names = message.attachments().stream()
                .map(file -> file.name().text())
                .flatMap(name -> Stream.of(name, name.replaceAll("[._]", " ")));
        return Stream.concat(Stream.of(message.body().text()), names)
                .flatMap(text -> in(text).stream())
                .toList();
    }

    static List<Word> in(String text) {
        try (var tokens = new StandardTokenizer()) {
            tokens.setReader(new StringReader(text));
            var term = tokens.addAttribute(CharTermAttribute.class);
            var offset = tokens.addAttribute(OffsetAttribute.class);
            tokens.reset();
            var words = new ArrayList<Word>();
            while (tokens.incrementToken()) {
                var folded = fold(term.toString());
                if (!folded.isEmpty()) {
                    words.add(new Word(folded, offset.startOffset(), offset.endOffset()));
                }
            }
            tokens.end();
            return words;
        } catch (IOException e) {
            throw new UncheckedIOException("A text in memory could not be read", e);
        }
    }

    /** Whether a character says as much as a word of letters: of Chinese, Japanese and Korean, and emoji. */
    static boolean isWordByItself(int character) {
        return CHARACTERS_LIKE_WORDS.contains(UnicodeScript.of(character))
                || Character.isExtendedPictographic(character);
    }

    /** To upper case and back, because some letters are two then, such as ß. */
    private static String fold(String word) {
        return MARKS.matcher(Normalizer.normalize(word, Normalizer.Form.NFKD))
                .replaceAll("")
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT);
    }
}
