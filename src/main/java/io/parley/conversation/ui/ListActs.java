package io.parley.conversation.ui;

import io.parley.account.UserProfile;
import io.parley.contact.Privacy;
import io.parley.conversation.Arrangement;
import io.parley.conversation.ConversationId;
import io.parley.conversation.ConversationSummary;
import io.parley.conversation.Lifetime;
import java.util.function.UnaryOperator;

/** What a person can do to a conversation as a whole, or to the other one of it. */
interface ListActs {

    void arrange(ConversationSummary conversation, UnaryOperator<Arrangement> change);

    /** Sets how long what is sent from now on is kept. */
    void keepFor(ConversationSummary conversation, Lifetime lifetime);

    /** Everything in it counts as read from now on. */
    void markRead(ConversationSummary conversation);

    /** Offers it as a file. */
    void export(ConversationSummary conversation);

    /** Asks whether the person is sure, and then does it. */
    void block(UserProfile peer);

    void unblock(UserProfile peer);

    /** Lets this one other know more or less from now on. */
    void share(UserProfile peer, UnaryOperator<Privacy> change);

    /** Lets the other one in, who has waited. */
    void accept(ConversationId id);
}
