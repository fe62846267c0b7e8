package io.parley.conversation;

import io.parley.account.UserId;
import io.parley.conversation.Receipts.Kind;
import io.parley.conversation.Receipts.Move;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A row of the list as the database knows it.
 *
 * @param setLifetime what is set here; {@code null} for whoever has blocked the peer, as it holds for nothing of his
 * @param deliveredAt when the peer's cursor of delivery moved to the last message, if it has
 * @param readAt when the peer's cursor of reading moved to the last message, if it has
 */
record ListRow(
        long conversationId,
        long peerId,
        long rev,
        Instant activeAt,
        boolean pinned,
        boolean archived,
        @Nullable Instant mutedUntil,
        boolean markedUnread,
        boolean isRequest,
        @Nullable Lifetime setLifetime,
        MessageEntity lastMessage,
        long readSeq,
        long peerDeliveredSeq,
        long peerReadSeq,
        @Nullable Instant deliveredAt,
        @Nullable Instant readAt,
        long unread) {

    UserId peer() {
        return new UserId(peerId);
    }

    Lifetime lifetime() {
        return Objects.requireNonNullElse(setLifetime, Lifetime.FOR_GOOD);
    }

    Arrangement arrangement() {
        return new Arrangement(pinned, archived, Optional.ofNullable(mutedUntil), markedUnread);
    }

    /** The peer's receipts, with the first moves that reached the last message left; what they went beyond may be hidden. */
    Receipts receipts(long lastSeq) {
        var moves = Stream.concat(move(Kind.DELIVERED, lastSeq, deliveredAt), move(Kind.READ, lastSeq, readAt));
        return new Receipts(
                peerDeliveredSeq, peerReadSeq, moves.toList(), MessageEntity.withheldOf(List.of(lastMessage)));
    }

    private static Stream<Move> move(Kind kind, long seq, @Nullable Instant at) {
        return at == null ? Stream.empty() : List.of(new Move(kind, seq, at)).stream();
    }
}
