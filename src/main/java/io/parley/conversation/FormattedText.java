package io.parley.conversation;

import java.util.BitSet;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The text of a message as people see it.
 *
 * <p>Of CommonMark it understands {@code **bold**}, {@code *italic*}, {@code _italic_}, {@code ~~struck~~}, {@code `code`},
 * blocks of code between fences, quotes, lists and {@code [named](links)} to the web and to mail addresses. Everything else is
 * shown exactly as it was typed: nothing is rewritten, only the marks that were understood are left out.
 */
public final class FormattedText {

    private static final Pattern MAY_HOLD_MARKS = Pattern.compile("(?m)[*_~`\\[]|^[ \\t]*(?:[>-]|\\d)");

    private final String source;
    private final List<TextPart> parts;
    private final BitSet marks;
    private final BitSet code;

    /**
     * @param marks where in the source the characters stand that are not shown
     * @param code where the characters of programs stand
     */
    FormattedText(String source, List<TextPart> parts, BitSet marks, BitSet code) {
        this.source = source;
        this.parts = List.copyOf(parts);
        this.marks = marks;
        this.code = code;
    }

    /** Reads the marks of a text; a text without any is one {@link TextPart.Words}, or those between its addresses. */
    public static FormattedText of(String text) {
        return MAY_HOLD_MARKS.matcher(text).find()
                ? new MarkReader(text).read()
                : new FormattedText(text, Addresses.partsOf(text), new BitSet(0), new BitSet(0));
    }

    /** What the text consists of, in its order. */
    public List<TextPart> parts() {
        return parts;
    }

    /** The text without its marks, for where it cannot be formatted. */
    public String plain() {
        if (marks.isEmpty()) {
            return source;
        }
        var plain = new StringBuilder(source.length());
        for (var at = 0; at < source.length(); at++) {
            if (!marks.get(at)) {
                plain.append(source.charAt(at));
            }
        }
        return plain.toString();
    }

    /** Whether a character of the text belongs to a program, in which nothing is a sign for something else. */
    boolean isCode(int sourceIndex) {
        return code.get(sourceIndex);
    }

    /** Where in {@link #plain()} a character of the text stands, or the next one that is left. */
    public int plainIndex(int sourceIndex) {
        return sourceIndex - marks.get(0, sourceIndex).cardinality();
    }
}
