package io.parley.conversation;

import java.util.Optional;

/**
 * Text that a person has typed and not sent yet, with the message that he answers by it. Without a text there is no draft: what
 * is to be answered is kept from the first character on.
 *
 * @param clientId the name that the message will have; once a message of this name is stored the draft is gone
 * @param text as typed and not checked any further, but without NUL and halves of surrogate pairs, which not every database
 *     can store, and cut after {@value #MAX_LENGTH} UTF-16 units
 * @param replyTo the seq of the message that it answers, in the same conversation
 */
public record Draft(ClientMessageId clientId, String text, Optional<Long> replyTo) {

    /** The most UTF-16 units that are kept. */
    public static final int MAX_LENGTH = 16_384;

    public Draft {
        text = storable(text.substring(0, Math.min(text.length(), MAX_LENGTH)));
    }

    /** A text that answers nothing. */
    public Draft(ClientMessageId clientId, String text) {
        this(clientId, text, Optional.empty());
    }

    /** Names the size alone: what people type does not belong in a log. */
    @Override
    public String toString() {
        return "Draft[" + clientId + ", " + text.length() + " characters]";
    }

    private static String storable(String text) {
        return text.codePoints()
                .filter(c -> c != 0 && (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
