package io.parley.conversation;

import io.parley.account.UserId;
import io.parley.contact.StrangerLetIn;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Lets those in who are strangers, where strangers have to ask.
 *
 * <p>What they write waits: it is not unread, and nothing of the recipient goes back to them, until he accepts or answers.
 */
@Service
public class RequestService {

    /** After what others remember of strangers has been forgotten. */
    private static final int LATE = 10;

    private final ConversationRepository conversations;
    private final ParticipantRepository participants;
    private final Participation participation;
    private final GroupCommit commits;
    private final KeptHints hints;
    private final ApplicationEventPublisher events;

    RequestService(
            ConversationRepository conversations,
            ParticipantRepository participants,
            Participation participation,
            GroupCommit commits,
            KeptHints hints,
            ApplicationEventPublisher events) {
        this.conversations = conversations;
        this.participants = participants;
        this.participation = participation;
        this.commits = commits;
        this.hints = hints;
        this.events = events;
    }

    /**
     * Whether the other one of a conversation waits to be let in by a person.
     *
     * @throws NoSuchConversationException if the person has no part in it
     */
    @Transactional(readOnly = true)
    public boolean isRequest(UserId person, ConversationId id) {
        return participants
                .isPeerWaiting(person.value(), id.value())
                .orElseThrow(() -> NoSuchConversationException.of(id));
    }

    /**
     * Lets the other one in. From now on it is a conversation like any other: what has waited is unread, and can be confirmed. Does
     * nothing where nobody waits. Commits in a transaction of its own before it returns.
     *
     * @throws NoSuchConversationException if the person has no part in it
     */
    public void accept(UserId person, ConversationId id) {
        var peer = participation.peer(person, id);
        commits.run(Optional.of(id), () -> {
            var hasWaited = conversations.findById(id.value()).orElseThrow().letPeerIn(person);
            if (hasWaited) {
                events.publishEvent(new StrangerLetIn(person, peer));
            }
            return hasWaited;
        });
    }

    /** Tells the screens of who has let somebody in, however he has done so. */
    @Order(LATE)
    @TransactionalEventListener
    void on(StrangerLetIn let) {
        hints.arranged(let.person(), let.stranger());
    }
}
