package io.parley.conversation;

import io.parley.account.UserId;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Puts a person's conversations into his own order. */
@Service
public class ArrangementService {

    private final ConversationRepository conversations;
    private final ParticipantRepository participants;
    private final Participation participation;
    private final GroupCommit commits;
    private final ConversationDelivery delivery;

    ArrangementService(
            ConversationRepository conversations,
            ParticipantRepository participants,
            Participation participation,
            GroupCommit commits,
            ConversationDelivery delivery) {
        this.conversations = conversations;
        this.participants = participants;
        this.participation = participation;
        this.commits = commits;
        this.delivery = delivery;
    }

    /**
     * How a conversation stands in the list of a person.
     *
     * @throws NoSuchConversationException if the person has no part in it
     */
    @Transactional(readOnly = true)
    public Arrangement of(UserId person, ConversationId id) {
        return participants
                .find(person.value(), id.value())
                .orElseThrow(() -> NoSuchConversationException.of(id))
                .arrangement();
    }

    /**
     * Arranges a conversation anew, as {@code arrange(anna, id, now -> now.withPinned(true))}. All screens of the person are
     * told, and nobody else: it raises no revision. Commits in a transaction of its own before it returns.
     *
     * @param change may run more than once
     * @return how it stands now
     * @throws NoSuchConversationException if the person has no part in it
     */
    public Arrangement arrange(UserId person, ConversationId id, UnaryOperator<Arrangement> change) {
        var peer = participation.peer(person, id);
        var arranged = commits.run(
                Optional.of(id),
                () -> conversations.findById(id.value()).orElseThrow().arrange(person, change));
        if (arranged.isOther()) {
            delivery.arranged(id, person, peer);
        }
        return arranged.now();
    }
}
