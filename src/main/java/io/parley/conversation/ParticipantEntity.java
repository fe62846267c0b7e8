package io.parley.conversation;

import io.parley.account.UserId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.io.Serializable;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One person's side of a conversation: how far he has come with the peer's messages.
 *
 * <p>{@code readSeq} clears what is unread for himself; {@code sharedReadSeq} is what the peer may know of it.
 */
@Entity
@Table(name = "participant")
@IdClass(ParticipantEntity.Key.class)
class ParticipantEntity {

    record Key(Long conversation, long userId) implements Serializable {}

    @Id
    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "conversation_id")
    private ConversationEntity conversation;

    /** Once more for the queries: sorted by it, and not by the conversation's own, H2 takes the order from the index. */
    @Column(name = "conversation_id", insertable = false, updatable = false)
    private long conversationId;

    @Id
    private long userId;

    @Column(updatable = false)
    private long peerId;

    /** The last message that this person may see. */
    private long lastSeq;

    /** The peer's last message that is not deleted. */
    private long receivedSeq;

    private long deliveredSeq;

    private long readSeq;

    private long sharedReadSeq;

    /** The revision at which something has changed for this person alone the last time: he has deleted it, or was blocked. */
    private long ownRev;

    /** What follows from the cursors and the mark. */
    private boolean undelivered;

    private boolean unread;

    /** Whether it is undelivered, unread or a request: for the index that finds the few such conversations among many. */
    private boolean pending;

    @Column
    private Instant activeAt;

    /** Whether this person has blocked the peer. */
    private boolean blocksPeer;

    /** Whether this person has yet to let the peer in. */
    private boolean peerWaits;

    private boolean pinned;

    private boolean archived;

    private boolean markedUnread;

    @Column
    private @Nullable Instant mutedUntil;

    /** Whether this is other than it is stored. */
    @Transient
    private boolean changed;

    protected ParticipantEntity() {}

    ParticipantEntity(ConversationEntity conversation, long userId, long peerId, Instant now) {
        this.conversation = conversation;
        this.userId = userId;
        this.peerId = peerId;
        activeAt = now;
    }

    boolean isOf(UserId person) {
        return userId == person.value();
    }

    long lastSeq() {
        return lastSeq;
    }

    long receivedSeq() {
        return receivedSeq;
    }

    Change.Side side() {
        return new Change.Side(new UserId(userId), lastSeq, deliveredSeq, readSeq, sharedReadSeq, ownRev);
    }

    /** Somebody has written a message, which brings it back from the archive. */
    void active(UserId author, long seq, Instant now) {
        activeAt = now;
        archived = false;
        changed = true;
        lastSeq = seq;
        if (!isOf(author)) {
            receivedSeq = seq;
            stand(true);
        }
    }

    /**
     * This person has deleted a message for himself.
     *
     * @param rev the revision of the conversation
     * @param last the last message that is left to him
     * @param received the last message of the peer that is left to him
     */
    void hidden(long rev, long last, long received) {
        ownRev = rev;
        lastSeq = last;
        markedUnread = markedUnread && last > 0;
        received(received);
    }

    /** A message has changed for this person alone. */
    void changedAlone(long rev) {
        ownRev = rev;
    }

    /** There is a notice, which nobody has to read. */
    void noted(long seq) {
        lastSeq = seq;
        changed = true;
    }

    /** This is the peer's last message now. */
    void received(long seq) {
        receivedSeq = seq;
        stand(true);
    }

    /** Moves the cursor forward, never back; tells whether it moved. */
    boolean delivered(long seq) {
        var before = deliveredSeq;
        deliveredSeq = Math.max(deliveredSeq, seq);
        return stand(deliveredSeq > before);
    }

    /** Moves the cursor forward, never back; tells whether it moved. */
    boolean read(long seq) {
        if (seq <= readSeq) {
            // what was read in secret stays so when something else moves
            return stand(false);
        }
        readSeq = seq;
        sharedReadSeq = seq;
        markedUnread = false;
        return stand(true);
    }

    /** Moves the cursor of reading forward for this person alone; tells whether it moved. */
    boolean readInSecret(long seq) {
        var shared = sharedReadSeq;
        var moved = read(seq);
        sharedReadSeq = shared;
        return moved;
    }

    boolean blocksPeer() {
        return blocksPeer;
    }

    /** Whoever waits and is blocked waits in the archive. */
    void blockPeer(boolean block) {
        blocksPeer = block;
        if (block && peerWaits) {
            arrange(arrangement().withArchived(true));
        }
    }

    boolean isPeerWaiting() {
        return peerWaits;
    }

    /** Whether the peer is no stranger: there is something here, and nothing that waits. */
    boolean isOpen() {
        return hasBegun() && !peerWaits;
    }

    /** Whether there has been something here, also when nothing of it is left. */
    private boolean hasBegun() {
        return lastSeq > 0 || ownRev > 0;
    }

    /** Lets the peer wait, unless there has been something between the two. */
    void letPeerWait() {
        if (!hasBegun()) {
            peerWaits = true;
            stand(true);
        }
    }

    /** Tells whether the peer has waited. */
    boolean letPeerIn() {
        var before = peerWaits;
        peerWaits = false;
        return stand(before);
    }

    Arrangement arrangement() {
        return new Arrangement(pinned, archived, Optional.ofNullable(mutedUntil), markedUnread);
    }

    void arrange(Arrangement arrangement) {
        pinned = arrangement.pinned();
        archived = arrangement.archived();
        mutedUntil = arrangement.mutedUntil().orElse(null);
        markedUnread = arrangement.markedUnread();
        stand(true);
    }

    private boolean stand(boolean moved) {
        undelivered = deliveredSeq < receivedSeq && !peerWaits;
        unread = (readSeq < receivedSeq || markedUnread) && !peerWaits;
        pending = undelivered || unread || peerWaits;
        changed |= moved;
        return moved;
    }

    boolean hasChanged() {
        return changed;
    }

    /** What is in memory is in the database. */
    void stored() {
        changed = false;
    }

    /** Its row for a statement that names the columns in this order. */
    Object[] row() {
        return new Object[] {
            lastSeq,
            receivedSeq,
            deliveredSeq,
            readSeq,
            sharedReadSeq,
            undelivered,
            unread,
            pending,
            markedUnread,
            archived,
            peerWaits,
            activeAt.atOffset(ZoneOffset.UTC),
            conversationId,
            userId
        };
    }

    ReceiptsAdvanced advancedAt(long rev) {
        return new ReceiptsAdvanced(
                conversation.id(), new UserId(userId), new UserId(peerId), deliveredSeq, sharedReadSeq, rev);
    }
}
