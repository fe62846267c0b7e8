package io.parley.conversation;

import java.time.Instant;
import java.util.Comparator;

/**
 * A place in the list of conversations.
 *
 * @param activeAt when the last message was sent
 * @param conversation the conversation that stands or stood there
 */
public record ListPlace(boolean pinned, Instant activeAt, long conversation) {

    /** What is pinned first, then what was active last. */
    static final Comparator<ListPlace> IN_ORDER = Comparator.comparing(ListPlace::pinned)
            .thenComparing(ListPlace::activeAt)
            .thenComparing(ListPlace::conversation)
            .reversed();

    /** Behind everything that is pinned. */
    static final ListPlace AFTER_PINNED = new ListPlace(false, Arrangement.FOR_EVER, Long.MAX_VALUE);

    public static ListPlace of(ConversationSummary conversation) {
        return new ListPlace(
                conversation.arrangement().pinned(),
                conversation.activeAt(),
                conversation.id().value());
    }
}
