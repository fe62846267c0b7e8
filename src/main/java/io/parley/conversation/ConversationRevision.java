package io.parley.conversation;

import io.parley.account.UserId;

/** At which revision the conversation with a person stands. */
public record ConversationRevision(ConversationId id, UserId peer, long rev) {}
