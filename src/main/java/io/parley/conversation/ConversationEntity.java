package io.parley.conversation;

import io.parley.account.UserId;
import io.parley.conversation.ConversationNews.Reached;
import io.parley.conversation.Receipts.Kind;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PrimaryKeyJoinColumn;
import jakarta.persistence.SecondaryTable;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.hibernate.annotations.SecondaryRow;

/**
 * A conversation of two, with how far each of them has come; or somebody's notes to himself, which have one participant.
 *
 * <p>Hands out {@code seq} and {@code rev}. Whoever changes it holds the lock of its row, taken before it was read
 * ({@link ConversationRepository#lock}), so both count without holes and no cursor is ever moved back.
 *
 * <p>What never changes lies in a table beside, so that counting touches no index.
 */
@Entity
@Table(name = "conversation")
@SecondaryTable(name = ConversationEntity.PAIR, pkJoinColumns = @PrimaryKeyJoinColumn(name = "conversation_id"))
@SecondaryRow(table = ConversationEntity.PAIR, optional = false)
class ConversationEntity {

    static final String PAIR = "conversation_pair";

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Column(table = PAIR, updatable = false)
    private long lowUserId;

    @Column(table = PAIR, updatable = false)
    private long highUserId;

    private long lastSeq;

    private long rev;

    /** Counts what nobody but one of the two may notice, so that no memory of this conversation outlives it. */
    private long quietRev;

    @Column(table = PAIR, updatable = false)
    private Instant createdAt;

    /** How long what is sent from now on is kept. */
    @Enumerated(EnumType.STRING)
    private Lifetime lifetime = Lifetime.FOR_GOOD;

    /** The revision at which this was read or written last. */
    @Transient
    private long storedRev;

    @Transient
    private long storedQuietRev;

    @OneToMany(mappedBy = "conversation", cascade = CascadeType.PERSIST)
    private List<ParticipantEntity> participants = new ArrayList<>();

    protected ConversationEntity() {}

    @PostLoad
    void loaded() {
        storedRev = rev;
        storedQuietRev = quietRev;
    }

    /** What is in memory is in the database. */
    void stored() {
        storedRev = rev;
        storedQuietRev = quietRev;
        participants.forEach(ParticipantEntity::stored);
    }

    ConversationEntity(Pair pair, Instant now) {
        lowUserId = pair.low();
        highUserId = pair.high();
        createdAt = now;
        pair.people()
                .forEach(person -> participants.add(new ParticipantEntity(
                        this, person.value(), pair.other(person).value(), now)));
    }

    List<UserId> people() {
        return new Pair(lowUserId, highUserId).people();
    }

    ConversationId id() {
        return new ConversationId(id);
    }

    long rev() {
        return rev;
    }

    long lastSeq() {
        return lastSeq;
    }

    long storedRev() {
        return storedRev;
    }

    long quietRev() {
        return quietRev;
    }

    long storedQuietRev() {
        return storedQuietRev;
    }

    /** The participants that are other than they are stored. */
    Stream<ParticipantEntity> changedParticipants() {
        return participants.stream().filter(ParticipantEntity::hasChanged);
    }

    /** The next message, of a text alone and between people who know each other; else as {@link #post(Outgoing, boolean, Instant)}. */
    MessageEntity post(UserId author, ClientMessageId clientId, MessageBody body, Instant now) {
        return post(author, clientId, Outgoing.Content.of(body), now);
    }

    /**
     * The next message; moves the conversation to the top of both lists. One to somebody who has blocked the author is for the
     * author alone: to him it looks as if nobody had confirmed it yet. Whoever writes lets the other in.
     *
     * @param strangersWait whether an author of whom the other has nothing yet has to wait until that one lets him in
     */
    MessageEntity post(Outgoing message, boolean strangersWait, Instant now) {
        participant(message.author()).letPeerIn();
        if (strangersWait) {
            others(message.author()).forEach(ParticipantEntity::letPeerWait);
        }
        return post(message.author(), message.clientId(), message.content(), now);
    }

    private MessageEntity post(UserId author, ClientMessageId clientId, Outgoing.Content content, Instant now) {
        lastSeq++;
        rev++;
        var withheld = others(author).anyMatch(ParticipantEntity::blocksPeer);
        participants.stream()
                .filter(participant -> !withheld || participant.isOf(author))
                .forEach(participant -> participant.active(author, lastSeq, now));
        var message = new MessageEntity(id(), lastSeq, rev, author, clientId, content, withheld, now);
        return lifetime.end(now).map(message::expiringAt).orElse(message);
    }

    /**
     * From now on what is sent is kept so long; answers the notice that says so, unless nothing is other than before. One to
     * somebody who has blocked the author is for the author alone: nobody else can send anything that it would hold for.
     */
    Optional<MessageEntity> keepFor(UserId author, Lifetime wanted, Instant now) {
        if (wanted == lifetime) {
            return Optional.empty();
        }
        lifetime = wanted;
        lastSeq++;
        rev++;
        var withheld = others(author).anyMatch(ParticipantEntity::blocksPeer);
        participants.stream()
                .filter(participant -> !withheld || participant.isOf(author))
                .forEach(participant -> participant.noted(lastSeq));
        var nothing = Outgoing.Content.of(MessageBody.EMPTY);
        return Optional.of(
                new MessageEntity(id(), lastSeq, rev, author, ClientMessageId.random(), nothing, withheld, now)
                        .notifying(wanted));
    }

    /** One of the two does not want to hear of the other any more, or does so again. */
    void block(UserId blocker, boolean block) {
        participant(blocker).blockPeer(block);
        quietRev++;
    }

    /** Whether a person has blocked the other. */
    boolean isBlockedBy(UserId person) {
        return participant(person).blocksPeer();
    }

    /** The last message that a person may see. */
    long lastSeqOf(UserId person) {
        return participant(person).lastSeq();
    }

    /** Whether a notice says how long what is sent now is kept. */
    boolean isTold(MessageEntity notice) {
        return notice.sets(lifetime);
    }

    /** A notice that was withheld from a person is for both from now on. */
    void reveal(MessageEntity notice, UserId person) {
        notice.reveal(raiseRev());
        participant(person).noted(notice.seq());
    }

    /** Whether an author waits to be let in, after at least so many messages: until then all are his. */
    boolean isKeptWaiting(UserId author, int messages) {
        return lastSeq >= messages && others(author).anyMatch(ParticipantEntity::isPeerWaiting);
    }

    /** Whether a person has let the other in, or never had to. */
    boolean isOpenedBy(UserId person) {
        return participant(person).isOpen();
    }

    /** Whether a person has yet to let the other in. */
    boolean isClosedBy(UserId person) {
        return participant(person).isPeerWaiting();
    }

    /** A person lets the other in; tells whether that one has waited. */
    boolean letPeerIn(UserId person) {
        var hasWaited = participant(person).letPeerIn();
        quietRev += hasWaited ? 1 : 0;
        return hasWaited;
    }

    /** Whether one of the two has blocked the other: then nothing goes from one to the other. */
    boolean isSilent() {
        return participants.stream().anyMatch(ParticipantEntity::blocksPeer);
    }

    /** The reader has read up to this message, and nobody else is to know; tells whether he has come further. */
    boolean readInSecret(UserId reader, long seq) {
        var participant = participant(reader);
        var moved = !participant.isPeerWaiting() && participant.readInSecret(seq);
        quietRev += moved ? 1 : 0;
        return moved;
    }

    /**
     * The reader holds the peer's messages up to one, and has read them up to another; what is read is delivered, and one move
     * says both where both cursors come to the same message.
     *
     * @param deliveredSeq of a message of the peer, or 0; {@code readSeq} too
     * @return the moves for the journal, of one revision; none if both cursors were there already, one of the two has blocked the
     *     other, or the reader has yet to let the peer in
     */
    List<ReceiptMoveEntity> advance(UserId reader, long deliveredSeq, long readSeq, Instant now) {
        var participant = participant(reader);
        if (isSilent() || participant.isPeerWaiting()) {
            return List.of();
        }
        var held = Math.max(deliveredSeq, readSeq);
        var moves = new ArrayList<ReceiptMoveEntity>(2);
        var isHeld = participant.delivered(held);
        var isRead = participant.read(readSeq);
        // what was read in secret before is not read now
        if (isHeld && !(isRead && held == readSeq)) {
            moves.add(new ReceiptMoveEntity(id(), reader, Kind.DELIVERED, held, rev + 1, now));
        }
        if (isRead) {
            moves.add(new ReceiptMoveEntity(id(), reader, Kind.READ, readSeq, rev + 1, now));
        }
        rev += moves.isEmpty() ? 0 : 1;
        return moves;
    }

    /** Arranges it in one person's list. */
    Arranged arrange(UserId person, UnaryOperator<Arrangement> change) {
        var participant = participant(person);
        var before = participant.arrangement();
        participant.arrange(change.apply(before));
        quietRev++;
        return new Arranged(before, participant.arrangement());
    }

    /** How it stood in a person's list, and how it does now. */
    record Arranged(Arrangement before, Arrangement now) {

        boolean isOther() {
            return !before.equals(now);
        }
    }

    /** The next revision, for a message that changes. */
    long raiseRev() {
        return ++rev;
    }

    /** The next revision, for a message that changes for one of the two alone. */
    long raiseRevFor(UserId person) {
        participant(person).changedAlone(raiseRev());
        return rev;
    }

    /**
     * A message is there no more, so nobody has to receive it.
     *
     * @param lastLeft finds the author's last message that is left, if this was the last
     */
    void withdrawn(UserId author, long seq, LongSupplier lastLeft) {
        others(author)
                .filter(participant -> participant.receivedSeq() == seq)
                .forEach(participant -> participant.received(lastLeft.getAsLong()));
    }

    /**
     * One of the two has deleted a message for himself; nobody else is to know, so it raises no revision.
     *
     * @param last the last message that is left to him
     * @param received the last message of the other that is left to him
     */
    void hidden(UserId person, long last, long received) {
        participant(person).hidden(rev, last, received);
        quietRev++;
    }

    /** The receipts of one participant as they stand now. */
    ReceiptsAdvanced receiptsOf(UserId reader) {
        return participant(reader).advancedAt(rev);
    }

    /** How far the reader has come, as he himself knows it. */
    Reached reachedBy(UserId reader) {
        var side = participant(reader).side();
        return new Reached(side.deliveredSeq(), side.readSeq());
    }

    /** The last message of the peer that the reader could hold or have read. */
    long receivedBy(UserId reader) {
        return participant(reader).receivedSeq();
    }

    /** The last revision, and where everything stands after it; what it has changed is for others to add. */
    Change lastChange() {
        return new Change(id(), rev, sides(), Optional.empty(), Optional.empty(), List.of());
    }

    private List<Change.Side> sides() {
        return participants.stream().map(ParticipantEntity::side).toList();
    }

    private Stream<ParticipantEntity> others(UserId person) {
        return participants.stream().filter(participant -> !participant.isOf(person));
    }

    private ParticipantEntity participant(UserId userId) {
        return participants.stream()
                .filter(participant -> participant.isOf(userId))
                .findFirst()
                .orElseThrow(() -> NoSuchConversationException.of(id()));
    }
}
