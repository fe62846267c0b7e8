package io.parley.conversation;

import java.util.List;

/**
 * What has changed in a conversation after a revision.
 *
 * @param rev the revision up to which this tells everything
 * @param lastSeq the last seq of the conversation at that revision
 * @param messages the messages that are new or other than before, by ascending seq
 * @param originals the messages that these answer, as far as the viewer may see them and they are not among these themselves
 * @param hidden the seqs of what the viewer has deleted for himself; some may be known already
 * @param receipts the peer's receipts now, with the moves after the revision asked for
 * @param readUpTo how far the viewer himself has read
 * @param complete false when too much has changed to list it: then open the conversation anew
 */
public record ConversationChanges(
        long rev,
        long lastSeq,
        List<Message> messages,
        List<Message> originals,
        List<Long> hidden,
        Receipts receipts,
        long readUpTo,
        boolean complete) {

    public ConversationChanges {
        messages = List.copyOf(messages);
        originals = List.copyOf(originals);
        hidden = List.copyOf(hidden);
    }

    /** The same with what these messages answer. */
    ConversationChanges withOriginals(List<Message> answered) {
        return new ConversationChanges(rev, lastSeq, messages, answered, hidden, receipts, readUpTo, complete);
    }
}
