package io.parley.conversation;

import io.parley.account.UserId;

/** What makes a message the same one, however often it is sent. */
record MessageKey(ConversationId conversationId, UserId sender, ClientMessageId clientId) {}
