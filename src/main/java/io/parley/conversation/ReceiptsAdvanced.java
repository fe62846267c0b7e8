package io.parley.conversation;

import io.parley.account.UserId;

/** A participant's receipts moved forward to these cursors, committed at this revision of the conversation. */
public record ReceiptsAdvanced(
        ConversationId conversationId, UserId readerId, UserId peerId, long deliveredUpTo, long readUpTo, long rev) {}
