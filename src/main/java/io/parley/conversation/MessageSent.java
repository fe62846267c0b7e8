package io.parley.conversation;

import io.parley.account.UserId;

/** A message was stored and committed. */
public record MessageSent(Message message, UserId recipientId) {}
