package io.parley.conversation;

import io.parley.account.UserId;
import io.parley.conversation.ConversationNews.Reached;
import java.util.List;
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
    private final HiddenMessageRepository hidden;
    private final ReceiptJournalRepository journal;

    StoredChanges(
            ConversationRepository conversations,
            MessageRepository messages,
            HiddenMessageRepository hidden,
            ReceiptJournalRepository journal) {
        this.hidden = hidden;
        this.conversations = conversations;
        this.messages = messages;
        this.journal = journal;
    }

    /** As {@link ConversationService#changesAfter}. */
    @Transactional(readOnly = true)
    public ConversationChanges changesAfter(UserId viewer, ConversationId id, long rev) {
        var standing = conversations
                .standing(viewer.value(), id.value())
                .orElseThrow(() -> NoSuchConversationException.of(id));
        var changed = messages.changed(viewer.value(), id.value(), rev, standing.rev(), Limit.of(MAX_CHANGES + 1));
        var moves = moves(id, standing.peerId(), rev, standing.rev());
        if (changed.size() > MAX_CHANGES || moves.size() > MAX_CHANGES) {
            return changes(standing, List.of(), List.of(), List.of(), false);
        }
        return changes(standing, changed, hidden(viewer, id, standing.hiddenRev(), rev, standing.rev()), moves, true);
    }

    /** As {@link ConversationService#newsAfter}. */
    @Transactional(readOnly = true)
    public ConversationNews newsAfter(UserId viewer, ConversationId id, long rev) {
        var cursors =
                conversations.cursors(viewer.value(), id.value()).orElseThrow(() -> NoSuchConversationException.of(id));
        var found = rev >= cursors.rev()
                ? List.<MessageEntity>of()
                : messages.changed(viewer.value(), id.value(), rev, cursors.rev(), Limit.of(MAX_NEWS + 1));
        var changed =
                found.stream().limit(MAX_NEWS).map(MessageEntity::toMessage).toList();
        var more = found.size() > MAX_NEWS;
        var upTo = more ? changed.getLast().rev() : cursors.rev();
        return new ConversationNews(
                id,
                new UserId(cursors.peerId()),
                upTo,
                changed,
                hidden(viewer, id, cursors.hiddenRev(), rev, upTo),
                new Reached(cursors.deliveredSeq(), cursors.readSeq()),
                new Reached(cursors.peerDeliveredSeq(), cursors.peerReadSeq()),
                more);
    }

    /** A cursor never goes back and moves once at most with each revision, so its last moves, as many as revisions, are enough. */
    private List<ReceiptMoveEntity> moves(ConversationId id, long reader, long rev, long upTo) {
        var most = Math.clamp(upTo - rev, 0, MAX_CHANGES + 1);
        return journal.last(id.value(), reader, most, upTo).stream()
                .filter(move -> move.isAfter(rev))
                .toList();
    }

    /** What was deleted at the very revision asked for may be known, or may have come after it was read. */
    private List<Long> hidden(UserId viewer, ConversationId id, long lastHiddenRev, long rev, long upTo) {
        return lastHiddenRev == 0 || lastHiddenRev < rev
                ? List.of()
                : hidden.between(viewer.value(), id.value(), rev, upTo);
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
                MessageEntity.toMessages(messages),
                List.of(),
                hidden,
                standing.peerReceipts(moves, messages),
                standing.readSeq(),
                complete);
    }
}
