package io.parley.conversation;

import io.parley.account.UserProfile;
import io.parley.conversation.ConversationNews.Reached;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/**
 * A conversation as it stands in the list.
 *
 * @param lastStatus the tick of the last message, present when the viewer sent it
 * @param unread the messages of the peer that the viewer has not read
 * @param theirs how far the peer has come, as he shares it
 * @param isRequest whether the peer waits to be let in: then nothing counts as unread
 * @param lifetime how long what is sent now is kept
 * @param activeAt when the last message was sent
 */
public record ConversationSummary(
        ConversationId id,
        UserProfile peer,
        long rev,
        Message lastMessage,
        Optional<MessageStatus> lastStatus,
        long unread,
        Optional<Draft> draft,
        Reached theirs,
        Arrangement arrangement,
        boolean isRequest,
        Lifetime lifetime,
        Instant activeAt) {

    /** The order of the list: what is pinned, then what was active last. */
    public static final Comparator<ConversationSummary> IN_ORDER =
            Comparator.comparing(ListPlace::of, ListPlace.IN_ORDER);
}
