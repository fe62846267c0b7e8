package io.parley.api;

import java.time.Instant;
import java.time.ZoneOffset;

/** The parts of JSON that are more than numbers and names, written without reflection. */
final class JsonText {

    private static final int FIRST_OF_TWO_BYTES = 0x80;
    private static final int FIRST_OF_THREE_BYTES = 0x800;

    private JsonText() {}

    /** Appends a JSON string (<a href="https://www.rfc-editor.org/rfc/rfc8259#section-7">RFC 8259</a>). */
    static StringBuilder quote(StringBuilder frame, String text) {
        frame.append('"');
        for (var index = 0; index < text.length(); index++) {
            var c = text.charAt(index);
            if (c == '"' || c == '\\') {
                frame.append('\\').append(c);
            } else if (c == '\n') {
                frame.append("\\n");
            } else if (c < ' ' || isLoneSurrogate(text, index)) {
                frame.append("\\u")
                        .append(hex(c >> 12))
                        .append(hex(c >> 8))
                        .append(hex(c >> 4))
                        .append(hex(c));
            } else {
                frame.append(c);
            }
        }
        return frame.append('"');
    }

    /** Can only stand in what is sent back to whoever sent it, and would be no UTF-8. */
    private static boolean isLoneSurrogate(String text, int index) {
        var c = text.charAt(index);
        return Character.isHighSurrogate(c)
                ? index + 1 == text.length() || !Character.isLowSurrogate(text.charAt(index + 1))
                : Character.isLowSurrogate(c) && (index == 0 || !Character.isHighSurrogate(text.charAt(index - 1)));
    }

    private static char hex(int digit) {
        return Character.forDigit(digit & 0xf, 16);
    }

    /** Appends ISO 8601 in UTC with milliseconds. */
    static StringBuilder time(StringBuilder frame, Instant instant) {
        var time = instant.atOffset(ZoneOffset.UTC);
        digits(frame, time.getYear(), 4).append('-');
        digits(frame, time.getMonthValue(), 2).append('-');
        digits(frame, time.getDayOfMonth(), 2).append('T');
        digits(frame, time.getHour(), 2).append(':');
        digits(frame, time.getMinute(), 2).append(':');
        digits(frame, time.getSecond(), 2).append('.');
        return digits(frame, time.getNano() / 1_000_000, 3).append('Z');
    }

    static StringBuilder digits(StringBuilder frame, int number, int count) {
        var divisor = 1;
        for (var digit = 1; digit < count; digit++) {
            divisor *= 10;
        }
        for (; divisor > 0; divisor /= 10) {
            frame.append((char) ('0' + number / divisor % 10));
        }
        return frame;
    }

    /** How many bytes a text has in UTF-8. */
    static int bytes(CharSequence text) {
        var bytes = 0;
        for (var index = 0; index < text.length(); index++) {
            var c = text.charAt(index);
            if (c < FIRST_OF_TWO_BYTES) {
                bytes++;
            } else if (c < FIRST_OF_THREE_BYTES || Character.isSurrogate(c)) {
                bytes += 2;
            } else {
                bytes += 3;
            }
        }
        return bytes;
    }
}
