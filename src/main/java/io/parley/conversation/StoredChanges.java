package io.parley.conversation;

import io.parley.account.UserId;
import io.parley.conversation.ConversationNews.Reached;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What has changed after a revision, from the database. */
@Component
class StoredChanges {

    /** The most messages, and the most moves, that are told as changes. */
    static final int MAX_CHANGES = 200;

    /** The most messages that are told as news at once. */
    static final int MAX_NEWS = 100;

    private final ConversationRepository conversations;
    private final MessageRepository messages;
    private final OwnChangeRepository ownChanges;
    private final ReceiptJournalRepository journal;
    private final FreshRows fresh;

    StoredChanges(
            ConversationRepository conversations,
            MessageRepository messages,
            OwnChangeRepository ownChanges,
            ReceiptJournalRepository journal,
            FreshRows fresh) {
        this.ownChanges = ownChanges;
        this.conversations = conversations;
        this.messages = messages;
        this.journal = journal;
        this.fresh = fresh;
    }

    /** As {@link ConversationService#changesAfter}. */
    @Transactional(readOnly = true)
    public ConversationChanges changesAfter(UserId viewer, ConversationId id, long rev) {
        fresh.begin();
        var standing = conversations
                .standing(viewer.value(), id.value())
                .orElseThrow(() -> NoSuchConversationException.of(id));
        var changed = changed(viewer, id, standing.ownRev(), rev, standing.rev(), MAX_CHANGES);
        var moves = moves(id, standing.peerId(), rev, standing.rev());
        if (changed.upTo() < standing.rev() || moves.size() > MAX_CHANGES) {
            return changes(standing, List.of(), List.of(), List.of(), false);
        }
        return changes(
                standing, changed.messages(), hidden(viewer, id, standing.ownRev(), rev, standing.rev()), moves, true);
    }

    /** As {@link ConversationService#newsAfter}. */
    @Transactional(readOnly = true)
    public ConversationNews newsAfter(UserId viewer, ConversationId id, long rev) {
        fresh.begin();
        var cursors =
                conversations.cursors(viewer.value(), id.value()).orElseThrow(() -> NoSuchConversationException.of(id));
        var changed = changed(viewer, id, cursors.ownRev(), rev, cursors.rev(), MAX_NEWS);
        return new ConversationNews(
                id,
                new UserId(cursors.peerId()),
                changed.upTo(),
                changed.messages().stream()
                        .map(message -> message.toMessage(viewer))
                        .toList(),
                hidden(viewer, id, cursors.ownRev(), rev, changed.upTo()),
                new Reached(cursors.deliveredSeq(), cursors.readSeq()),
                new Reached(cursors.peerDeliveredSeq(), cursors.peerReadSeq()),
                changed.upTo() < cursors.rev());
    }

    /**
     * Messages that are new or other than before to the viewer, in the order in which they changed for him.
     *
     * @param upTo the revision up to which these are all
     */
    private record Changed(List<MessageEntity> messages, long upTo) {}

    /** So many of them at most. */
    private Changed changed(UserId viewer, ConversationId id, long ownRev, long rev, long upTo, int most) {
        if (rev >= upTo) {
            return new Changed(List.of(), upTo);
        }
        var forBoth = messages.changed(viewer.value(), id.value(), rev, upTo, Limit.of(most + 1));
        var last = forBoth.size() > most ? forBoth.getLast().rev() : upTo;
        var alone =
                ownRev > rev ? messages.changedAlone(viewer.value(), id.value(), rev, last) : List.<MessageEntity>of();
        var all = Stream.concat(forBoth.stream(), alone.stream())
                .distinct()
                .filter(message -> message.revFor(viewer) <= last)
                .sorted(Comparator.comparingLong((MessageEntity message) -> message.revFor(viewer)))
                .toList();
        return all.size() > most
                ? new Changed(all.subList(0, most), all.get(most - 1).revFor(viewer))
                : new Changed(all, last);
    }

    /** A cursor never goes back and moves once at most with each revision, so its last moves, as many as revisions, are enough. */
    private List<ReceiptMoveEntity> moves(ConversationId id, long reader, long rev, long upTo) {
        var most = Math.clamp(upTo - rev, 0, MAX_CHANGES + 1);
        return journal.last(id.value(), reader, most, upTo).stream()
                .filter(move -> move.isAfter(rev))
                .toList();
    }

    /** What was deleted at the very revision asked for may be known, or may have come after it was read. */
    private List<Long> hidden(UserId viewer, ConversationId id, long ownRev, long rev, long upTo) {
        return ownRev == 0 || ownRev < rev ? List.of() : ownChanges.hidden(viewer.value(), id.value(), rev, upTo);
    }

    private static ConversationChanges changes(
            Standing standing,
            List<MessageEntity> messages,
            List<Long> hidden,
            List<ReceiptMoveEntity> moves,
            boolean complete) {
        return new ConversationChanges(
                standing.rev(),
                standing.lastSeq(),
                MessageEntity.toMessages(standing.viewer(), messages),
                List.of(),
                hidden,
                standing.peerReceipts(moves, messages),
                standing.readSeq(),
                complete);
    }
}
