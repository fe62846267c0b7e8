package io.parley.conversation;

import io.parley.account.UserId;
import io.parley.conversation.Receipts.Kind;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A conversation of two, with how far each of them has come; or somebody's notes to himself, which have one participant.
 *
 * <p>Hands out {@code seq} and {@code rev}. Whoever changes it holds the lock of its row, taken before it was read
 * ({@link ConversationRepository#lock}), so both count without holes and no cursor is ever moved back.
 */
@Entity
@Table(name = "conversation")
class ConversationEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Column(updatable = false)
    private long lowUserId;

    @Column(updatable = false)
    private long highUserId;

    private long lastSeq;

    private long rev;

    @Column(updatable = false)
    private Instant createdAt;

    @OneToMany(mappedBy = "conversation", cascade = CascadeType.PERSIST)
    private List<ParticipantEntity> participants = new ArrayList<>();

    protected ConversationEntity() {}

    ConversationEntity(Pair pair, Instant now) {
        lowUserId = pair.low();
        highUserId = pair.high();
        createdAt = now;
        pair.people()
                .forEach(person -> participants.add(new ParticipantEntity(
                        this, person.value(), pair.other(person).value(), now)));
    }

    ConversationId id() {
        return new ConversationId(id);
    }

    long rev() {
        return rev;
    }

    /** The next message; moves the conversation to the top of both lists. */
    MessageEntity post(UserId author, ClientMessageId clientId, MessageBody body, Instant now) {
        lastSeq++;
        rev++;
        participants.forEach(participant -> participant.active(author, lastSeq, now));
        return new MessageEntity(id(), lastSeq, rev, author, clientId, body, now);
    }

    /**
     * A client of the reader holds the peer's messages up to this one.
     *
     * @param seq of a message of the peer
     * @return the moves for the journal; none if the cursor was there already
     */
    List<ReceiptMoveEntity> delivered(UserId reader, long seq, Instant now) {
        var moved = participant(reader).delivered(seq) ? List.of(Kind.DELIVERED) : List.<Kind>of();
        return journal(reader, moved, seq, now);
    }

    /** The reader has read the peer's messages up to this one, which delivers them; else as {@link #delivered}. */
    List<ReceiptMoveEntity> read(UserId reader, long seq, Instant now) {
        var participant = participant(reader);
        var moved = new ArrayList<Kind>();
        if (participant.delivered(seq)) {
            moved.add(Kind.DELIVERED);
        }
        if (participant.read(seq)) {
            moved.add(Kind.READ);
        }
        return journal(reader, moved, seq, now);
    }

    /** Arranges it in one person's list. */
    Arranged arrange(UserId person, UnaryOperator<Arrangement> change) {
        var participant = participant(person);
        var before = participant.arrangement();
        participant.arrange(change.apply(before));
        return new Arranged(before, participant.arrangement());
    }

    /** How it stood in a person's list, and how it does now. */
    record Arranged(Arrangement before, Arrangement now) {

        boolean isOther() {
            return !before.equals(now);
        }
    }

    /** The receipts of one participant as they stand now. */
    ReceiptsAdvanced receiptsOf(UserId reader) {
        return participant(reader).advancedAt(rev);
    }

    /** The last message of the peer that the reader could hold or have read. */
    long receivedBy(UserId reader) {
        return participant(reader).receivedSeq();
    }

    /** The change that this message has been, when nothing has changed since. */
    Change sent(Message message) {
        return new Change(id(), rev, lastSeq, sides(), Optional.of(message), Optional.empty(), List.of());
    }

    /** The change that these moves have been, when nothing has changed since. */
    Change moved(UserId reader, List<ReceiptMoveEntity> moves) {
        return new Change(
                id(),
                rev,
                lastSeq,
                sides(),
                Optional.empty(),
                Optional.of(reader),
                moves.stream().map(ReceiptMoveEntity::toMove).toList());
    }

    private List<Change.Side> sides() {
        return participants.stream().map(ParticipantEntity::side).toList();
    }

    private List<ReceiptMoveEntity> journal(UserId reader, List<Kind> moved, long seq, Instant now) {
        if (moved.isEmpty()) {
            return List.of();
        }
        rev++;
        return moved.stream()
                .map(kind -> new ReceiptMoveEntity(id(), reader, kind, seq, rev, now))
                .toList();
    }

    private ParticipantEntity participant(UserId userId) {
        return participants.stream()
                .filter(participant -> participant.isOf(userId))
                .findFirst()
                .orElseThrow(() -> NoSuchConversationException.of(id()));
    }
}
