package io.parley.conversation;

import io.parley.account.UserId;

/** What moves in the conversations of one person: a hint without content. */
public sealed interface InboxEvent {

    /** The other person of the conversation, seen from the one whose inbox this is. */
    UserId peer();

    /** The conversation stands at this revision now. */
    record ConversationChanged(ConversationId conversationId, UserId peer, long rev) implements InboxEvent {}

    /** The peer is typing; holds for five seconds unless {@code active} is false. */
    record Typing(UserId peer, boolean active) implements InboxEvent {}

    /** The person has arranged the conversation anew in his own list. */
    record Arranged(ConversationId conversationId, UserId peer) implements InboxEvent {}

    /** The person has deleted a message for himself. */
    record MessageHidden(ConversationId conversationId, UserId peer, long seq) implements InboxEvent {}

    /** What the person has typed for this peer on one of his screens is another than before, or no more. */
    record DraftChanged(UserId peer) implements InboxEvent {}
}
