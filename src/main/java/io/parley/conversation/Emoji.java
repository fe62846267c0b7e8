package io.parley.conversation;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * One emoji, as people see it.
 *
 * @param text one extended grapheme cluster (Unicode Standard Annex 29) of at most {@value #MAX_LENGTH} characters that shows a
 *     pictograph, a flag or a keycap
 */
public record Emoji(String text) {

    static final int MAX_LENGTH = 40;

    private static final Pattern ONE_CLUSTER = Pattern.compile("\\X");
    private static final Pattern SHOWS_A_PICTURE =
            Pattern.compile("\\p{IsExtended_Pictographic}|[\\x{1F1E6}-\\x{1F1FF}]{2}|[0-9#*]\\x{FE0F}?\\x{20E3}");

    /** @throws IllegalArgumentException if the text is no emoji */
    public Emoji {
        if (text.length() > MAX_LENGTH
                || !ONE_CLUSTER.matcher(text).matches()
                || !SHOWS_A_PICTURE.matcher(text).find()) {
            throw new IllegalArgumentException("Not one emoji");
        }
    }

    /** Whether a text is one to three emoji and nothing else. */
    public static boolean areAllOf(String text) {
        if (text.length() > 3 * MAX_LENGTH || text.chars().anyMatch(Character::isLetter)) {
            return false;
        }
        var clusters = ONE_CLUSTER
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .filter(cluster -> !cluster.isBlank())
                .toList();
        return !clusters.isEmpty()
                && clusters.size() <= 3
                && clusters.stream()
                        .allMatch(cluster -> SHOWS_A_PICTURE.matcher(cluster).find());
    }

    @Override
    public String toString() {
        return text;
    }
}
