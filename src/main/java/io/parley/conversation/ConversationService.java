package io.parley.conversation;

import io.parley.account.UserId;
import io.parley.account.Username;
import io.parley.realtime.Topic;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Reads conversations, for one of their two participants; a conversation of others is answered like none. */
@Service
public class ConversationService {

    ConversationService() {}

    /** Where everything that moves in the conversations of a person is hinted at. */
    public static Topic<InboxEvent> inbox(UserId userId) {
        return new Topic<>("inbox/" + userId, InboxEvent.class);
    }

    /**
     * Opens the conversation with a person: around the first unread message, else at its end.
     *
     * @return empty if there is no such person, or it is the viewer
     */
    public Optional<OpenedConversation> open(UserId viewer, Username peer) {
        throw new UnsupportedOperationException();
    }

    /** The latest page of a conversation. */
    public MessagePage latest(UserId viewer, ConversationId id) {
        throw new UnsupportedOperationException();
    }

    /** At most one page of messages before a seq. */
    public MessagePage before(UserId viewer, ConversationId id, long seq) {
        throw new UnsupportedOperationException();
    }

    /** At most one page of messages after a seq. */
    public MessagePage after(UserId viewer, ConversationId id, long seq) {
        throw new UnsupportedOperationException();
    }

    /** Everything that has changed after a revision. */
    public ConversationChanges changesAfter(UserId viewer, ConversationId id, long rev) {
        throw new UnsupportedOperationException();
    }

    /** The conversation with a person, if anybody has written yet. */
    public Optional<ConversationId> between(UserId viewer, UserId peer) {
        throw new UnsupportedOperationException();
    }

    /** The first page of the list, newest first. */
    public List<ConversationSummary> list(UserId viewer) {
        throw new UnsupportedOperationException();
    }

    /** The page of the list that follows a conversation. */
    public List<ConversationSummary> listAfter(UserId viewer, ConversationSummary last) {
        throw new UnsupportedOperationException();
    }

    /** Some rows of the list, as they stand now; those that the viewer has no part in are left out. */
    public List<ConversationSummary> summaries(UserId viewer, List<ConversationId> ids) {
        throw new UnsupportedOperationException();
    }

    /** How many conversations hold something unread. */
    public long unreadConversations(UserId viewer) {
        throw new UnsupportedOperationException();
    }
}
