package io.parley.notification;

import io.parley.account.UserId;
import io.parley.conversation.ConversationId;
import java.time.Instant;
import java.util.Optional;

/**
 * That a person may have to be told of what is new in a conversation.
 *
 * @param oldest seq of the oldest message that it is about
 * @param seq of the newest
 * @param newestAt when the newest came
 * @param subscription the one browser that is still to be told, by its id; empty for all of them
 * @param attempt 1 for the first
 */
record Alert(
        UserId user,
        ConversationId conversation,
        long oldest,
        long seq,
        Instant newestAt,
        Optional<Long> subscription,
        int attempt) {

    /** Of one message that has just come. */
    Alert(UserId user, ConversationId conversation, long seq, Instant at) {
        this(user, conversation, seq, seq, at, Optional.empty(), 1);
    }

    /** The same from this message on. */
    Alert from(long seq) {
        return new Alert(user, conversation, seq, this.seq, newestAt, subscription, attempt);
    }

    Alert again(long to) {
        return new Alert(user, conversation, oldest, seq, newestAt, Optional.of(to), attempt + 1);
    }
}
