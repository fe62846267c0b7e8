package io.parley.conversation;

import io.parley.account.UserId;
import io.parley.conversation.Receipts.Move;
import java.util.List;
import java.util.Optional;

/**
 * What one revision of a conversation has changed, and where everything stands after it.
 *
 * @param rev the revision, raised by this change
 * @param sides both participants' cursors after it
 * @param message the message, if it is new or other than before
 * @param movedBy whose receipts these moves are
 */
record Change(
        ConversationId conversationId,
        long rev,
        List<Side> sides,
        Optional<Message> message,
        Optional<UserId> movedBy,
        List<Move> moves) {

    /**
     * One participant's cursors, and the last message that he may see.
     *
     * @param ownRev the revision at which something has changed for him alone the last time
     */
    record Side(UserId person, long lastSeq, long deliveredSeq, long readSeq, long sharedReadSeq, long ownRev) {}

    Change {
        sides = List.copyOf(sides);
        moves = List.copyOf(moves);
    }

    /** The same, where it was this message that is new or other than before. */
    Change with(Message changed) {
        return new Change(conversationId, rev, sides, Optional.of(changed), movedBy, moves);
    }

    /** The same, where it was these moves of somebody's receipts. */
    Change with(UserId mover, List<Move> moved) {
        return new Change(conversationId, rev, sides, message, Optional.of(mover), moved);
    }

    boolean concerns(UserId person) {
        return sides.stream().anyMatch(side -> side.person().equals(person));
    }

    /** The cursors of one of the two. */
    Side sideOf(UserId person) {
        return sides.getFirst().person().equals(person) ? sides.getFirst() : sides.getLast();
    }

    /** The cursors of the other of the two. */
    Side peerOf(UserId person) {
        return sides.getFirst().person().equals(person) ? sides.getLast() : sides.getFirst();
    }

    /** A measure of the memory it takes. */
    int weight() {
        return 300
                + message.map(one -> 2 * one.body().text().length()
                                + 300 * one.attachments().size())
                        .orElse(0);
    }
}
