package io.parley.attachment;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * The name under which a file was sent: words for people, which name nothing on any disk.
 *
 * <p>Of a path only its last part is taken. Characters that cannot be seen, or that turn the direction of the text, are left
 * out, and a long name is cut in front of its ending.
 *
 * @param text 1 to {@value #MAX_CODE_POINTS} code points; {@value #NAMELESS} where nothing is left
 */
public record FileName(String text) {

    /** The most code points of a name. */
    public static final int MAX_CODE_POINTS = 120;

    private static final String NAMELESS = "file";
    private static final Set<String> NO_NAMES = Set.of("", ".", "..");
    private static final int LONGEST_ENDING = 16;

    /** At four bytes each, and with a number in front, still less than the 255 bytes that file systems take. */
    private static final int MAX_ON_DISK = 55;

    private static final Pattern FORBIDDEN_ON_DISK = Pattern.compile("[<>:\"|?*]");
    private static final Pattern UNSEEN_END = Pattern.compile("[. ]+$");

    private static final int ZERO_WIDTH_JOINER = 0x200D;

    public FileName {
        var shown = text.substring(Math.max(text.lastIndexOf('/'), text.lastIndexOf('\\')) + 1)
                .codePoints()
                .filter(FileName::isShown)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .strip();
        text = NO_NAMES.contains(shown) ? NAMELESS : shortened(shown, MAX_CODE_POINTS);
    }

    /** What follows the last dot; empty if there is none. */
    public String ending() {
        var dot = text.lastIndexOf('.');
        return dot > 0 ? text.substring(dot + 1) : "";
    }

    /** The same name with another ending. */
    FileName withEnding(String other) {
        var dot = text.lastIndexOf('.');
        return new FileName((dot > 0 ? text.substring(0, dot) : text) + "." + other);
    }

    /** What is left of it in the name of a real file, on every system; put something in front, for it may be empty or reserved. */
    public String onDisk() {
        var allowed = FORBIDDEN_ON_DISK.matcher(text).replaceAll("_");
        return UNSEEN_END.matcher(shortened(allowed, MAX_ON_DISK)).replaceFirst("");
    }

    @Override
    public String toString() {
        return text;
    }

    private static boolean isShown(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                false;
            case Character.FORMAT -> codePoint == ZERO_WIDTH_JOINER;
            default -> true;
        };
    }

    private static String shortened(String name, int most) {
        if (name.codePointCount(0, name.length()) <= most) {
            return name;
        }
        var dot = name.lastIndexOf('.');
        var ending = dot > 0 && name.length() - dot <= LONGEST_ENDING ? name.substring(dot) : "";
        var kept = most - ending.codePointCount(0, ending.length());
        return name.substring(0, name.offsetByCodePoints(0, kept)) + ending;
    }
}
