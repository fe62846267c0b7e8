package io.parley.contact;

import java.util.Locale;
import java.util.stream.Stream;

/**
 * What somebody looks for in the directory.
 *
 * @param text {@value #MIN_LENGTH} to {@value #MAX_LENGTH} code points other than NUL, white space around them taken off
 */
public record PeopleQuery(String text) {

    public static final int MIN_LENGTH = 2;
    public static final int MAX_LENGTH = 100;

    /** @throws IllegalArgumentException if the text cannot be looked for */
    public PeopleQuery {
        text = text.strip();
        if (!isSearchable(text)) {
            throw new IllegalArgumentException(
                    "A search has " + MIN_LENGTH + " to " + MAX_LENGTH + " characters, not " + length(text));
        }
    }

    /** Whether the text, without the white space around it, can be looked for; PostgreSQL knows no NUL. */
    public static boolean isSearchable(String text) {
        var length = length(text.strip());
        return length >= MIN_LENGTH && length <= MAX_LENGTH && text.indexOf('\0') < 0;
    }

    /** Whether one of the names holds these letters, upper or lower case, without the white space around them. */
    public static boolean fits(String letters, String... names) {
        var wanted = letters.strip().toLowerCase(Locale.ROOT);
        return Stream.of(names).anyMatch(name -> name.toLowerCase(Locale.ROOT).contains(wanted));
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
