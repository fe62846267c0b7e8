package io.parley.conversation;

import io.parley.account.UserId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a conversation stands for one of its participants, from one statement and therefore from one moment.
 *
 * @param ownRev the revision at which something has changed for the viewer alone the last time
 * @param setLifetime what is set here; {@code null} for whoever has blocked the peer, as it holds for nothing of his
 * @param firstUnreadSeq the first message of the peer that the viewer has not read
 */
record Standing(
        long conversationId,
        long viewerId,
        long peerId,
        long rev,
        long lastSeq,
        long readSeq,
        long ownRev,
        long peerDeliveredSeq,
        long peerReadSeq,
        boolean markedUnread,
        boolean isRequest,
        @Nullable Lifetime setLifetime,
        @Nullable Long firstUnreadSeq) {

    ConversationId id() {
        return new ConversationId(conversationId);
    }

    UserId viewer() {
        return new UserId(viewerId);
    }

    UserId peer() {
        return new UserId(peerId);
    }

    Lifetime lifetime() {
        return Objects.requireNonNullElse(setLifetime, Lifetime.FOR_GOOD);
    }

    Optional<Long> firstUnread() {
        return Optional.ofNullable(firstUnreadSeq);
    }

    /** The peer's receipts now, with some of their moves, for some messages. */
    Receipts peerReceipts(List<ReceiptMoveEntity> moves, List<MessageEntity> messages) {
        return new Receipts(
                peerDeliveredSeq,
                peerReadSeq,
                moves.stream().map(ReceiptMoveEntity::toMove).toList(),
                MessageEntity.withheldOf(messages));
    }
}
