package io.parley.conversation;

import java.util.List;

/**
 * Neighbouring messages of a conversation, by ascending seq, without holes.
 *
 * @param originals the messages that these answer, as far as the viewer may see them and they are not among these themselves
 * @param receipts the peer's receipts, with the moves that concern these messages
 * @param hasOlder whether there are messages before the first
 * @param hasNewer whether there are messages after the last
 */
public record MessagePage(
        List<Message> messages, List<Message> originals, Receipts receipts, boolean hasOlder, boolean hasNewer) {

    public static final MessagePage EMPTY = new MessagePage(List.of(), List.of(), Receipts.NONE, false, false);

    public MessagePage {
        messages = List.copyOf(messages);
        originals = List.copyOf(originals);
    }
}
