package io.parley.conversation;

import static java.util.stream.Collectors.toMap;

import io.parley.account.UserId;
import io.parley.contact.PrivacyService;
import io.parley.conversation.ConversationNews.Reached;
import io.parley.conversation.ParticipantRepository.Undelivered;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.function.SingletonSupplier;

/**
 * Moves a participant's receipts forward, never back, and never beyond the last message.
 *
 * <p>A receipt is about the peer's messages: a cursor stands on the last of them that the reader holds or has read, however
 * far beyond it he claims to be. Where no cursor moves nothing is written and nobody is told. What changes something
 * commits in a transaction of its own before it returns, also inside one of the caller's.
 *
 * <p>Who does not share what he reads, or reads what somebody has written who does not share it himself, comes further for himself
 * alone: the other's cursor, the journal and the revision stay as they are. Where one of the two has blocked the other, or the reader has yet to let the peer in, nothing is
 * confirmed either.
 */
@Service
public class ReceiptService {

    private final ParticipantRepository participants;
    private final MessageRepository messages;
    private final Participation participation;
    private final PrivacyService privacy;
    private final GroupCommit commits;
    private final RecentChanges recent;
    private final ConversationDelivery delivery;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ReceiptService(
            ParticipantRepository participants,
            MessageRepository messages,
            Participation participation,
            PrivacyService privacy,
            GroupCommit commits,
            RecentChanges recent,
            ConversationDelivery delivery,
            ApplicationEventPublisher events,
            Clock clock) {
        this.participants = participants;
        this.messages = messages;
        this.participation = participation;
        this.privacy = privacy;
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
        advance(reader, id, () -> new Reached(upTo, 0));
    }

    /**
     * The reader has had every message up to this seq before his eyes; they are delivered as well.
     *
     * @throws NoSuchConversationException if the reader has no part in it
     */
    public void read(UserId reader, ConversationId id, long upTo) {
        advance(reader, id, () -> new Reached(0, upTo));
    }

    /**
     * The reader holds every message up to one seq, and has read those up to another.
     *
     * @param howFar asked once, on any thread and in the last moment, so that what was confirmed while others were being
     *     written goes along; not asked at all if this fails before
     * @return how far the reader has come, which may be less than he says
     * @throws NoSuchConversationException if the reader has no part in it
     */
    public Reached advance(UserId reader, ConversationId id, Supplier<Reached> howFar) {
        var peer = participation.peer(reader, id);
        var asked = SingletonSupplier.of(howFar);
        var isShared = privacy.sharesReceipts(reader, peer);
        var outcome = commits.runInCompany(
                id, batch -> move(batch.conversation(id), reader, peer, asked.obtain(), isShared, batch));
        outcome.moved().ifPresent(moved -> {
            recent.add(moved.change());
            delivery.advanced(moved.receipts());
        });
        if (outcome.inSecret()) {
            delivery.arranged(id, reader, peer);
        }
        return outcome.reached();
    }

    /** The conversations that hold messages which no client of the reader has confirmed, with their last seq. */
    @Transactional(readOnly = true)
    public Map<ConversationId, Long> undelivered(UserId reader) {
        return participants.undelivered(reader.value()).stream().collect(toMap(Undelivered::id, Undelivered::lastSeq));
    }

    /**
     * What has moved for both to know, whether the reader has come further for himself alone, and where he stands.
     */
    private record Outcome(Optional<Moved> moved, boolean inSecret, Reached reached) {}

    /** What has moved, and for whom. */
    private record Moved(Change change, ReceiptsAdvanced receipts) {}

    private Supplier<Outcome> move(
            ConversationEntity conversation, UserId reader, UserId peer, Reached upTo, boolean isShared, Batch batch) {
        var delivered = target(conversation, reader, peer, upTo.deliveredUpTo());
        var read = target(conversation, reader, peer, upTo.readUpTo());
        var moves = conversation.advance(reader, Math.max(delivered, read), isShared ? read : 0, now());
        var inSecret = conversation.readInSecret(reader, read);
        var reached = conversation.reachedBy(reader);
        if (moves.isEmpty()) {
            return () -> new Outcome(Optional.empty(), inSecret, reached);
        }
        batch.add(moves);
        var change = conversation
                .lastChange()
                .with(reader, moves.stream().map(ReceiptMoveEntity::toMove).toList());
        var moved = new Moved(change, conversation.receiptsOf(reader));
        return () -> {
            events.publishEvent(moved.receipts());
            return new Outcome(Optional.of(moved), inSecret, reached);
        };
    }

    /** The last message of the peer up to a seq; usually that is the last of all, or one that was sent a moment ago. */
    private long target(ConversationEntity conversation, UserId reader, UserId peer, long upTo) {
        var received = conversation.receivedBy(reader);
        if (upTo >= received) {
            return received;
        }
        return upTo <= 0 || recent.holds(conversation.id(), peer, upTo)
                ? Math.max(upTo, 0)
                : messages.lastOf(conversation.id().value(), peer.value(), upTo).orElse(0L);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
