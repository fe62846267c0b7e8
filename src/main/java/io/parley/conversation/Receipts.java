package io.parley.conversation;

import static java.util.stream.Collectors.toSet;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How far one participant has come with the other's messages, with the moves that tell when.
 *
 * @param deliveredUpTo the highest seq that a client of his has confirmed; 0 for none
 * @param readUpTo the highest seq that he has read and shares; at most {@code deliveredUpTo}
 * @param moves the moves of the two cursors by ascending seq, at least all those that concern the messages at hand: for
 *     each message and each cursor the first move that reached it
 * @param withheld messages that the peer has not received and never will, though the cursors have gone past them
 */
public record Receipts(long deliveredUpTo, long readUpTo, List<Move> moves, Set<Long> withheld) {

    /** Which cursor moved. */
    public enum Kind {
        DELIVERED,
        READ
    }

    /** One move of a cursor: everything up to {@code seq} became delivered or read at {@code at}. */
    public record Move(Kind kind, long seq, Instant at) {}

    private static final Comparator<Move> BY_SEQ =
            Comparator.comparingLong(Move::seq).thenComparing(Move::kind);

    public static final Receipts NONE = new Receipts(0, 0, List.of());

    public Receipts(long deliveredUpTo, long readUpTo, List<Move> moves) {
        this(deliveredUpTo, readUpTo, moves, Set.of());
    }

    public Receipts {
        withheld = Set.copyOf(withheld);
        moves = moves.stream().sorted(BY_SEQ).toList();
    }

    /**
     * The one function that decides a tick, for the live screen and for the reloaded one.
     *
     * <p>The cursors decide how far a message has come, and the first move that reached it tells when. Reading delivers: if
     * the cursor of reading came first, the message was delivered at that moment too. A state whose move is not at hand
     * can not be dated and is not claimed.
     */
    public MessageStatus statusOf(long seq) {
        Optional<MessageStatus> read = readAt(seq).map(MessageStatus.Read::new);
        return read.or(() -> deliveredAt(seq).map(MessageStatus.Delivered::new)).orElseGet(MessageStatus.Sent::new);
    }

    /**
     * When the message was read.
     *
     * @return empty while it is not, as far as the peer shares it
     */
    public Optional<Instant> readAt(long seq) {
        return seq > readUpTo || withheld.contains(seq) ? Optional.empty() : firstMove(Kind.READ, seq);
    }

    /**
     * When the message was delivered: with the first move of either cursor that reached it.
     *
     * @return empty while it is not
     */
    public Optional<Instant> deliveredAt(long seq) {
        return seq > deliveredUpTo || withheld.contains(seq)
                ? Optional.empty()
                : Stream.of(Kind.values())
                        .flatMap(kind -> firstMove(kind, seq).stream())
                        .min(Comparator.naturalOrder());
    }

    /** Joins what a screen holds with what it has missed: the higher cursors and all moves of both, each once. */
    public Receipts merge(Receipts newer) {
        var isNothingNew = newer.deliveredUpTo <= deliveredUpTo
                && newer.readUpTo <= readUpTo
                && newer.moves.isEmpty()
                && newer.withheld.isEmpty();
        if (isNothingNew) {
            return this;
        }
        return new Receipts(
                Math.max(deliveredUpTo, newer.deliveredUpTo),
                Math.max(readUpTo, newer.readUpTo),
                Stream.concat(moves.stream(), newer.moves.stream()).distinct().toList(),
                Stream.concat(withheld.stream(), newer.withheld.stream()).collect(toSet()));
    }

    /** What concerns the messages from a seq on, and nothing else. */
    public Receipts from(long firstSeq) {
        return new Receipts(
                deliveredUpTo,
                readUpTo,
                moves.stream().filter(move -> move.seq() >= firstSeq).toList(),
                withheld.stream().filter(seq -> seq >= firstSeq).collect(toSet()));
    }

    private Optional<Instant> firstMove(Kind kind, long seq) {
        return moves.stream()
                .filter(move -> move.kind() == kind && move.seq() >= seq)
                .findFirst()
                .map(Move::at);
    }
}
