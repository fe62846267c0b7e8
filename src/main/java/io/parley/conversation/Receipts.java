package io.parley.conversation;

import java.time.Instant;
import java.util.List;

/**
 * How far one participant has come with the other's messages, with the moves that tell when.
 *
 * @param deliveredUpTo the highest seq that a client of his has confirmed; 0 for none
 * @param readUpTo the highest seq that he has read and shares; at most {@code deliveredUpTo}
 * @param moves the moves of the two cursors by ascending seq, at least all those that concern the messages at hand
 */
public record Receipts(long deliveredUpTo, long readUpTo, List<Move> moves) {

    /** Which cursor moved. */
    public enum Kind {
        DELIVERED,
        READ
    }

    /** One move of a cursor: everything up to {@code seq} became delivered or read at {@code at}. */
    public record Move(Kind kind, long seq, Instant at) {}

    public static final Receipts NONE = new Receipts(0, 0, List.of());

    public Receipts {
        moves = List.copyOf(moves);
    }

    /** The one function that decides a tick, for the live screen and for the reloaded one. */
    public MessageStatus statusOf(long seq) {
        throw new UnsupportedOperationException();
    }

    /** Joins what a screen holds with what it has missed: the higher cursors and all moves of both, each once. */
    public Receipts merge(Receipts newer) {
        throw new UnsupportedOperationException();
    }
}
