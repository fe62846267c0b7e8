package io.parley.conversation.ui;

import io.parley.conversation.Arrangement;
import io.parley.conversation.ConversationSummary;
import java.util.function.UnaryOperator;

/** What a person can do to a conversation as a whole. */
interface ListActs {

    void arrange(ConversationSummary conversation, UnaryOperator<Arrangement> change);

    /** Everything in it counts as read from now on. */
    void markRead(ConversationSummary conversation);
}
