package io.parley.conversation;

/**
 * The text of a message, exactly as it is shown.
 *
 * @param text 1 to 4,000 code points and at most 16 KiB of UTF-8, not blank, without control characters but line feed and tab
 */
public record MessageBody(String text) {

    @Override
    public String toString() {
        return text;
    }
}
