package io.parley.conversation;

import static java.lang.Character.isISOControl;
import static java.lang.Character.isSpaceChar;

import io.parley.conversation.InvalidMessageException.Reason;
import org.jspecify.annotations.Nullable;

/**
 * The text of a message, exactly as it is shown; empty where files are all that it carries.
 *
 * <p>A carriage return before a line feed is left out, and so are all other C0 control characters but line feed and tab.
 *
 * <p>It has 1 to {@value #MAX_CODE_POINTS} code points of well-formed Unicode, at least one of which can be seen. UTF-8
 * needs at most four bytes for each of them, so a body is always smaller than 16 KiB.
 */
public final class MessageBody {

    /** The body of a message that was deleted: no text at all. */
    static final MessageBody ERASED = new MessageBody();

    /** The most code points of a message. */
    public static final int MAX_CODE_POINTS = 4_000;

    /** No text at all, which only a message with files may have. */
    public static final MessageBody EMPTY = new MessageBody();

    private final String text;

    /** @throws InvalidMessageException if the text can not be a message, with the rule that it breaks */
    public MessageBody(String text) {
        if (text.codePoints().anyMatch(MessageBody::isLoneSurrogate)) {
            throw new InvalidMessageException(Reason.MALFORMED);
        }
        this.text = withoutControls(text);
        if (this.text.codePointCount(0, this.text.length()) > MAX_CODE_POINTS) {
            throw new InvalidMessageException(Reason.TOO_LONG);
        }
        if (this.text.codePoints().noneMatch(MessageBody::isVisible)) {
            throw new InvalidMessageException(Reason.BLANK);
        }
    }

    private MessageBody() {
        text = "";
    }

    /** The text that stands beside files, which need none. */
    public static MessageBody orEmpty(String text) {
        return text.isEmpty() ? EMPTY : new MessageBody(text);
    }

    public boolean isEmpty() {
        return text.isEmpty();
    }

    public String text() {
        return text;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof MessageBody body && body.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
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
