package io.parley.conversation;

import static java.util.stream.Collectors.toMap;

import io.parley.account.UserId;
import io.parley.conversation.ParticipantRepository.Undelivered;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Moves a participant's receipts forward, never back, and never beyond the last message.
 *
 * <p>A receipt is about the peer's messages: a cursor stands on the last of them that the reader holds or has read, however
 * far beyond it he claims to be. Where no cursor moves nothing is written and nobody is told. What changes something
 * commits in a transaction of its own before it returns, also inside one of the caller's.
 */
@Service
public class ReceiptService {

    private final ConversationRepository conversations;
    private final ParticipantRepository participants;
    private final ReceiptJournalRepository journal;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ReceiptService(
            ConversationRepository conversations,
            ParticipantRepository participants,
            ReceiptJournalRepository journal,
            ApplicationEventPublisher events,
            Clock clock) {
        this.conversations = conversations;
        this.participants = participants;
        this.journal = journal;
        this.events = events;
        this.clock = clock;
    }

    /**
     * A client of the reader holds every message up to this seq.
     *
     * @throws NoSuchConversationException if the reader has no part in it
     */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void delivered(UserId reader, ConversationId id, long upTo) {
        var target = participants
                .deliverable(reader.value(), id.value(), upTo)
                .orElseThrow(() -> NoSuchConversationException.of(id));
        target.seq().ifPresent(seq -> advance(reader, id, conversation -> conversation.delivered(reader, seq, now())));
    }

    /**
     * The reader has had every message up to this seq before his eyes; they are delivered as well.
     *
     * @throws NoSuchConversationException if the reader has no part in it
     */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void read(UserId reader, ConversationId id, long upTo) {
        var target = participants
                .readable(reader.value(), id.value(), upTo)
                .orElseThrow(() -> NoSuchConversationException.of(id));
        target.seq().ifPresent(seq -> advance(reader, id, conversation -> conversation.read(reader, seq, now())));
    }

    /** The conversations that hold messages which no client of the reader has confirmed, with their last seq. */
    @Transactional(readOnly = true)
    public Map<ConversationId, Long> undelivered(UserId reader) {
        return participants.undelivered(reader.value()).stream().collect(toMap(Undelivered::id, Undelivered::lastSeq));
    }

    private void advance(
            UserId reader, ConversationId id, Function<ConversationEntity, List<ReceiptMoveEntity>> change) {
        conversations.lock(id.value());
        var conversation = conversations.get(id.value());
        var moves = change.apply(conversation);
        if (!moves.isEmpty()) {
            journal.saveAll(moves);
            events.publishEvent(conversation.receiptsOf(reader));
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
