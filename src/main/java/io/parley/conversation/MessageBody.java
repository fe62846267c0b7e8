package io.parley.conversation;

import static java.lang.Character.isISOControl;
import static java.lang.Character.isSpaceChar;

import io.parley.conversation.InvalidMessageException.Reason;

/**
 * The text of a message, exactly as it is shown.
 *
 * <p>A carriage return before a line feed is left out, and so are all other C0 control characters but line feed and tab.
 *
 * @param text 1 to {@value #MAX_CODE_POINTS} code points of well-formed Unicode, at least one of which can be seen. UTF-8
 *     needs at most four bytes for each of them, so a body is always smaller than 16 KiB.
 */
public record MessageBody(String text) {

    /** The most code points of a message. */
    public static final int MAX_CODE_POINTS = 4_000;

    /** @throws InvalidMessageException if the text can not be a message, with the rule that it breaks */
    public MessageBody {
        if (text.codePoints().anyMatch(MessageBody::isLoneSurrogate)) {
            throw new InvalidMessageException(Reason.MALFORMED);
        }
        text = withoutControls(text);
        if (text.codePointCount(0, text.length()) > MAX_CODE_POINTS) {
            throw new InvalidMessageException(Reason.TOO_LONG);
        }
        if (text.codePoints().noneMatch(MessageBody::isVisible)) {
            throw new InvalidMessageException(Reason.BLANK);
        }
    }

    /** Names the size alone: what people write to each other does not belong in a log. */
    @Override
    public String toString() {
        return "MessageBody[" + text.length() + " characters]";
    }

    private static boolean isLoneSurrogate(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }

    private static String withoutControls(String text) {
        return text.codePoints()
                .filter(c -> c >= ' ' || c == '\n' || c == '\t')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean isVisible(int codePoint) {
        return !isSpaceChar(codePoint) && !isISOControl(codePoint) && Character.getType(codePoint) != Character.FORMAT;
    }
}
