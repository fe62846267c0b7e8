package io.parley.account;

import com.ibm.icu.text.SpoofChecker;
import java.util.regex.Pattern;

/**
 * What a name looks like: two names that are easily mistaken for each other have the same skeleton.
 *
 * <p>The skeleton of <a href="https://www.unicode.org/reports/tr39/#Confusable_Detection">UTS 39</a>, which maps "Аnnа" with
 * Cyrillic letters and "Anna" to the same, of the name without case, accents, white space and punctuation.
 */
final class NameSkeleton {

    static final int MAX_LENGTH = 255;

    private static final SpoofChecker CONFUSABLES = new SpoofChecker.Builder().build();
    private static final Pattern NEITHER_LETTER_NOR_DIGIT = Pattern.compile("[^\\p{L}\\p{N}]+");

    private NameSkeleton() {}

    /** Never empty, cut to {@value #MAX_LENGTH} UTF-16 units. */
    static String of(String name) {
        // before the case is folded, as В is like B and в is not like b, and after it, as m is like rn and M is not
        var skeleton = CONFUSABLES.getSkeleton(NameKey.of(CONFUSABLES.getSkeleton(name)));
        var letters = NEITHER_LETTER_NOR_DIGIT.matcher(skeleton).replaceAll("");
        // a capital i looks like an l, and which of the two was meant is lost with the case
        return NameKey.cut(letters.isEmpty() ? skeleton : letters.replace('i', 'l'), MAX_LENGTH);
    }
}
