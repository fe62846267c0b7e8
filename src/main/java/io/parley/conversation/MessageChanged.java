package io.parley.conversation;

import io.parley.account.UserId;

/**
 * A message was edited, deleted or reacted to, by one of the two, and the other sees it.
 *
 * @param message as it is for both
 */
public record MessageChanged(Message message, UserId changedBy, UserId peer) {}
