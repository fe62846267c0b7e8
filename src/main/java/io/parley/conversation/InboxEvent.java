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

    /** The person has another draft for this peer, typed on the screen that is named. */
    record DraftChanged(UserId peer) implements InboxEvent {}
}
