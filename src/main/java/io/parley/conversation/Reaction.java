package io.parley.conversation;

import io.parley.account.UserId;

/** With which emoji somebody has reacted to a message. */
public record Reaction(UserId userId, Emoji emoji) {}
