package io.parley.conversation;

import java.util.UUID;

/**
 * The name that a client gives to a message before it sends it, so that sending again can never make a second message.
 *
 * @param value a UUID (RFC 9562), unique per sender and conversation for ever
 */
public record ClientMessageId(UUID value) {

    /** A new one, version 4. */
    public static ClientMessageId random() {
        return new ClientMessageId(UUID.randomUUID());
    }

    /**
     * Reads the 36 characters of RFC 9562.
     *
     * @throws IllegalArgumentException if the text is anything else
     */
    public static ClientMessageId of(String text) {
        var uuid = UUID.fromString(text);
        if (!uuid.toString().equalsIgnoreCase(text)) {
            throw new IllegalArgumentException("Not the canonical form of a UUID");
        }
        return new ClientMessageId(uuid);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
