package io.parley.conversation;

import static java.util.stream.Collectors.toMap;

import io.parley.account.UserId;
import io.parley.conversation.ParticipantRepository.Undelivered;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
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
    private final MessageRepository messages;
    private final ReceiptJournalRepository journal;
    private final Participation participation;
    private final GroupCommit commits;
    private final RecentChanges recent;
    private final ConversationDelivery delivery;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ReceiptService(
            ConversationRepository conversations,
            ParticipantRepository participants,
            MessageRepository messages,
            ReceiptJournalRepository journal,
            Participation participation,
            GroupCommit commits,
            RecentChanges recent,
            ConversationDelivery delivery,
            ApplicationEventPublisher events,
            Clock clock) {
        this.conversations = conversations;
        this.participants = participants;
        this.messages = messages;
        this.journal = journal;
        this.participation = participation;
        this.commits = commits;
        this.recent = recent;
        this.delivery = delivery;
        this.events = events;
        this.clock = clock;
    }

    /**
     * A client of the reader holds every message up to this seq.
     *
     * @throws NoSuchConversationException if the reader has no part in it
     */
    public void delivered(UserId reader, ConversationId id, long upTo) {
        advance(reader, id, upTo, ConversationEntity::delivered);
    }

    /**
     * The reader has had every message up to this seq before his eyes; they are delivered as well.
     *
     * @throws NoSuchConversationException if the reader has no part in it
     */
    public void read(UserId reader, ConversationId id, long upTo) {
        advance(reader, id, upTo, ConversationEntity::read);
    }

    /** The conversations that hold messages which no client of the reader has confirmed, with their last seq. */
    @Transactional(readOnly = true)
    public Map<ConversationId, Long> undelivered(UserId reader) {
        return participants.undelivered(reader.value()).stream().collect(toMap(Undelivered::id, Undelivered::lastSeq));
    }

    /** Which cursor moves. */
    @FunctionalInterface
    private interface Cursor {

        List<ReceiptMoveEntity> move(ConversationEntity conversation, UserId reader, long seq, Instant now);
    }

    private void advance(UserId reader, ConversationId id, long upTo, Cursor cursor) {
        var peer = participation.peer(reader, id);
        commits.run(Optional.of(id), () -> move(reader, peer, id, upTo, cursor)).ifPresent(moved -> {
            recent.add(moved.change());
            delivery.advanced(moved.receipts());
        });
    }

    /** What has moved, and for whom. */
    private record Moved(Change change, ReceiptsAdvanced receipts) {}

    private Optional<Moved> move(UserId reader, UserId peer, ConversationId id, long upTo, Cursor cursor) {
        var conversation = conversations.findById(id.value()).orElseThrow();
        var moves = cursor.move(conversation, reader, target(conversation, reader, peer, upTo), now());
        if (moves.isEmpty()) {
            return Optional.empty();
        }
        journal.saveAll(moves);
        var receipts = conversation.receiptsOf(reader);
        events.publishEvent(receipts);
        return Optional.of(new Moved(conversation.moved(reader, moves), receipts));
    }

    private long target(ConversationEntity conversation, UserId reader, UserId peer, long upTo) {
        var received = conversation.receivedBy(reader);
        return upTo >= received
                ? received
                : messages.lastOf(conversation.id().value(), peer.value(), upTo).orElse(0L);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
