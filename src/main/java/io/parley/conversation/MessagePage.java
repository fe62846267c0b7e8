package io.parley.conversation;

import java.util.List;

/**
 * Neighbouring messages of a conversation, by ascending seq, without holes.
 *
 * @param rev everything up to this revision is in here; what has changed after it may be missing
 * @param originals the messages that these answer, as far as the viewer may see them and they are not among these themselves
 * @param receipts the peer's receipts, with the moves that concern these messages
 * @param hasOlder whether there are messages before the first
 * @param hasNewer whether there are messages after the last
 */
public record MessagePage(
        long rev,
        List<Message> messages,
        List<Message> originals,
        Receipts receipts,
        boolean hasOlder,
        boolean hasNewer) {

    public static final MessagePage EMPTY = new MessagePage(0, List.of(), List.of(), Receipts.NONE, false, false);

    public MessagePage {
        messages = List.copyOf(messages);
        originals = List.copyOf(originals);
    }

    /** Whether a message would stand behind these, had it been stored when they were read. */
    public boolean isFollowedBy(Message message) {
        return !hasNewer
                && message.rev() > rev
                && (messages.isEmpty() || message.seq() > messages.getLast().seq());
    }
}
