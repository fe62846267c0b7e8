package io.parley.search;

import io.parley.account.UserId;
import io.parley.conversation.ConversationId;
import io.parley.conversation.ConversationJournal.Stand;
import io.parley.conversation.Message;
import java.util.List;
import java.util.Optional;

/**
 * Finds messages by the beginnings of their words. What it holds may be old: whoever asks checks each answer.
 *
 * <p>An entry is written together with the revision up to which the conversation is known then, so that what is missing after
 * a crash is known too.
 */
interface MessageIndex {

    /** Up to which revision a conversation is indexed; 0 if it is not. */
    long revision(ConversationId id);

    /**
     * Takes in messages that are new or other than before; one that is there with several texts is found by each.
     *
     * @param stand the conversation, with the revision up to which all of its messages are in then
     */
    void write(Stand stand, List<Message> messages);

    /** Forgets a conversation, to be taken in anew. */
    void forget(ConversationId id);

    /** Makes durable what has been written. */
    void flush();

    /**
     * The latest messages that the query describes, in conversations in which this person has part.
     *
     * @throws SearchTimeoutException if that takes too long
     */
    List<SearchCursor> find(UserId participant, SearchQuery query, Optional<SearchCursor> after, int limit);
}
