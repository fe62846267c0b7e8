package io.parley.account;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** A name as it is sorted and searched: "Mai Ōtsuka" is found as "otsuka". */
final class NameKey {

    static final int MAX_LENGTH = 255;

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    private NameKey() {}

    /** Compatibility forms and case folded, accents taken off, cut to {@value #MAX_LENGTH} UTF-16 units. */
    static String of(String name) {
        var plain = MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        return cut(plain, MAX_LENGTH);
    }

    /** The beginning of a text: at most so many UTF-16 units, and no half character at the end. */
    static String cut(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length);
    }
}
