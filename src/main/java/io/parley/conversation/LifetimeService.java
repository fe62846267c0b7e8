package io.parley.conversation;

import io.parley.account.UserId;
import io.parley.contact.ContactService;
import io.parley.conversation.MessageRefusedException.Reason;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Decides how long the messages of a conversation are kept. */
@Service
public class LifetimeService {

    private final ContactService contacts;
    private final ConversationRepository conversations;
    private final Rows rows;
    private final Participation participation;
    private final SendLimits limits;
    private final GroupCommit commits;
    private final ConversationDelivery delivery;
    private final Clock clock;

    LifetimeService(
            ContactService contacts,
            ConversationRepository conversations,
            Rows rows,
            Participation participation,
            SendLimits limits,
            GroupCommit commits,
            ConversationDelivery delivery,
            Clock clock) {
        this.contacts = contacts;
        this.conversations = conversations;
        this.rows = rows;
        this.participation = participation;
        this.limits = limits;
        this.commits = commits;
        this.delivery = delivery;
        this.clock = clock;
    }

    /**
     * How long what is sent now is kept.
     *
     * @throws NoSuchConversationException if the viewer has no part in it
     */
    @Transactional(readOnly = true)
    public Lifetime of(UserId viewer, ConversationId id) {
        return conversations
                .standing(viewer.value(), id.value())
                .map(Standing::lifetime)
                .orElseThrow(() -> NoSuchConversationException.of(id));
    }

    /**
     * From now on what is sent is kept so long; what is there stays as it is. A notice in the conversation tells both, unless
     * nothing is other than before, or the person has yet to let the other in.
     * To whom the other has blocked it looks as ever; the other gets the last notice when he takes the block back.
     *
     * @throws NoSuchConversationException if the person has no part in it
     * @throws MessageRefusedException if there were too many messages and changes in a short time, the person has blocked
     *     the other, or waits to be let in
     */
    public void set(UserId person, ConversationId id, Lifetime lifetime) {
        var peer = participation.peer(person, id);
        limits.spendMessage(person);
        if (contacts.areSilent(person, peer) && contacts.hasBlocked(person, peer)) {
            throw new MessageRefusedException(Reason.BLOCKED, Duration.ZERO);
        }
        var outcome = commits.run(Optional.of(id), () -> noted(person, peer, id, lifetime));
        outcome.refused().ifPresent(reason -> {
            throw new MessageRefusedException(reason, Duration.ZERO);
        });
        if (outcome.rev() > 0) {
            delivery.changed(id, person, peer, outcome.rev());
        }
    }

    /**
     * A refusal is no exception here: others share the transaction.
     *
     * @param rev of the notice; 0 if there is none
     */
    private record Outcome(Optional<Reason> refused, long rev) {

        static final Outcome NOTHING = new Outcome(Optional.empty(), 0);

        static Outcome refused(Reason reason) {
            return new Outcome(Optional.of(reason), 0);
        }
    }

    private Outcome noted(UserId person, UserId peer, ConversationId id, Lifetime lifetime) {
        var conversation = conversations.findById(id.value()).orElseThrow();
        if (conversation.isBlockedBy(person)) {
            return Outcome.refused(Reason.BLOCKED);
        }
        if (conversation.isClosedBy(peer)) {
            return Outcome.refused(Reason.NOT_ACCEPTED);
        }
        if (conversation.isClosedBy(person)) {
            return Outcome.NOTHING;
        }
        return conversation
                .keepFor(person, lifetime, clock.instant().truncatedTo(ChronoUnit.MICROS))
                .map(notice -> {
                    rows.insertMessages(List.of(notice));
                    return new Outcome(Optional.empty(), conversation.rev());
                })
                .orElse(Outcome.NOTHING);
    }
}
