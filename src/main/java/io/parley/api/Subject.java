package io.parley.api;

import io.parley.conversation.ClientMessageId;
import io.parley.conversation.ConversationId;
import org.jspecify.annotations.Nullable;

/**
 * What a frame is about, so that a program finds the frame to which an error belongs.
 *
 * @param clientId as the program has written it
 * @param seq of the message that the frame names, or 0
 */
record Subject(@Nullable String clientId, @Nullable ConversationId conversation, long seq) {

    static final Subject NONE = new Subject(null, null, 0);

    static Subject of(ClientMessageId clientId) {
        return new Subject(clientId.toString(), null, 0);
    }

    static Subject of(ConversationId conversation) {
        return of(conversation, 0);
    }

    static Subject of(ConversationId conversation, long seq) {
        return new Subject(null, conversation, seq);
    }
}
