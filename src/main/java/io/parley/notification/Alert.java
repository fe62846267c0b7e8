package io.parley.notification;

import io.parley.account.UserId;
import io.parley.conversation.ConversationId;
import java.util.Optional;

/**
 * That a person may have to be told of what is new in a conversation.
 *
 * @param seq of the newest message that it is about
 * @param subscription the one browser that is still to be told, by its id; empty for all of them
 * @param attempt 1 for the first
 */
record Alert(UserId user, ConversationId conversation, long seq, Optional<Long> subscription, int attempt) {

    Alert again(long to) {
        return new Alert(user, conversation, seq, Optional.of(to), attempt + 1);
    }
}
