package io.parley.installation;

import java.util.stream.Collector;

/** Text as it may stand in the log, whoever wrote it: what could begin a line of its own or move the cursor is escaped. */
final class LogText {

    private static final String SHORT = "\t\n\r";
    private static final String SHORT_NAMES = "tnr";

    private LogText() {}

    /** Everything escaped that is not shown as it is, line breaks too. */
    static String oneLine(String text) {
        return text.codePoints().anyMatch(LogText::isEscaped)
                ? text.codePoints()
                        .mapToObj(LogText::shown)
                        .collect(Collector.of(
                                StringBuilder::new,
                                StringBuilder::append,
                                StringBuilder::append,
                                StringBuilder::toString))
                : text;
    }

    private static String shown(int codePoint) {
        var known = SHORT.indexOf(codePoint);
        if (known >= 0) {
            return "\\" + SHORT_NAMES.charAt(known);
        }
        return isEscaped(codePoint) ? "\\u%04x".formatted(codePoint) : Character.toString(codePoint);
    }

    /** Controls, among them the escape of terminals; what changes the direction of text; what breaks a line. */
    private static boolean isEscaped(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
