package io.parley.conversation;

/** There is no such conversation, or the person has no part in it: from outside the two are the same. */
public final class NoSuchConversationException extends RuntimeException {

    private NoSuchConversationException(ConversationId id) {
        super("No conversation " + id);
    }

    static NoSuchConversationException of(ConversationId id) {
        return new NoSuchConversationException(id);
    }
}
