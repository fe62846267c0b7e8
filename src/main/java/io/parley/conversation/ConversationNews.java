package io.parley.conversation;

import io.parley.account.UserId;
import java.util.List;

/**
 * What has changed in a conversation after a revision, in the order in which it changed, for whoever keeps no dates of
 * receipts.
 *
 * @param rev the revision up to which this tells everything: ask for the news after it next
 * @param messages those that are new or other than before, by ascending rev
 * @param hidden the seqs of what the viewer has deleted for himself; some may be known already
 * @param mine how far the viewer has come, now
 * @param theirs how far the peer has come, as he shares it, now
 * @param more whether there are more news after {@code rev}
 */
public record ConversationNews(
        ConversationId id,
        UserId peer,
        long rev,
        List<Message> messages,
        List<Long> hidden,
        Reached mine,
        Reached theirs,
        boolean more) {

    /** The two cursors of one person; 0 for none. */
    public record Reached(long deliveredUpTo, long readUpTo) {}

    public ConversationNews {
        messages = List.copyOf(messages);
        hidden = List.copyOf(hidden);
    }
}
