package io.parley.conversation;

/**
 * Identifies a conversation of two.
 *
 * @param value positive, given by the database
 */
public record ConversationId(long value) {

    public ConversationId {
        if (value <= 0) {
            throw new IllegalArgumentException("A conversation id is positive, not " + value);
        }
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
