package io.parley.conversation;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Cuts pages out of a conversation, each as its viewer sees it; joins the caller's transaction. */
@Component
class MessagePages {

    /** How many messages stand before the first unread one when a conversation is opened. */
    private static final int BEFORE_UNREAD = 10;

    private final MessageRepository messages;
    private final ReceiptJournalRepository journal;
    private final int size;

    MessagePages(MessageRepository messages, ReceiptJournalRepository journal, ConversationProperties properties) {
        this.messages = messages;
        this.journal = journal;
        this.size = properties.pageSize();
    }

    /** The page around the first unread message, else the latest one. */
    MessagePage toOpen(Standing standing) {
        return standing.firstUnread()
                .map(unread -> from(standing, Math.min(unread - BEFORE_UNREAD, beginOfLatest(standing))))
                .orElseGet(() -> latest(standing));
    }

    MessagePage latest(Standing standing) {
        return from(standing, beginOfLatest(standing));
    }

    /** The page that ends before a seq; or with the last message before it, if all of those are not for the viewer. */
    MessagePage before(Standing standing, long seq) {
        var last = Math.clamp(seq, 1, standing.lastSeq() + 1) - 1;
        var page = page(standing, last - size + 1, last);
        return page.messages().isEmpty() && page.hasOlder()
                ? messages.lastVisible(standing.viewerId(), standing.conversationId(), last)
                        .map(found -> page(standing, found - size + 1, found))
                        .orElseGet(() -> page(standing, 1, 0))
                : page;
    }

    /** The page that begins after a seq; or with the first message after it, if all of those are not for the viewer. */
    MessagePage after(Standing standing, long seq) {
        var first = Math.clamp(seq, 0, standing.lastSeq()) + 1;
        var page = from(standing, first);
        return page.messages().isEmpty() && page.hasNewer()
                ? messages.firstVisible(standing.viewerId(), standing.conversationId(), first)
                        .map(found -> from(standing, found))
                        .orElseGet(() -> from(standing, standing.lastSeq() + 1))
                : page;
    }

    /** The page with a seq in its middle, as near as the ends of the conversation allow. */
    MessagePage around(Standing standing, long seq) {
        var middle = Math.clamp(seq, 1, Math.max(1, standing.lastSeq()));
        return from(standing, Math.min(middle - size / 2, beginOfLatest(standing)));
    }

    private long beginOfLatest(Standing standing) {
        return standing.lastSeq() - size + 1;
    }

    private MessagePage from(Standing standing, long first) {
        var from = Math.max(first, 1);
        return page(standing, from, Math.min(from + size - 1, standing.lastSeq()));
    }

    private MessagePage page(Standing standing, long first, long last) {
        var from = Math.max(first, 1);
        if (from > last) {
            return new MessagePage(
                    standing.rev(),
                    List.of(),
                    List.of(),
                    standing.peerReceipts(List.of(), List.of()),
                    from > 1,
                    last < standing.lastSeq());
        }
        var answers = messages.between(standing.viewerId(), standing.conversationId(), from, last);
        var found = answers.stream().map(MessageRepository.Answer::message).toList();
        var originals = answers.stream()
                .flatMap(answer -> Stream.ofNullable(answer.original()))
                .distinct()
                .filter(original -> !found.contains(original))
                .toList();
        // of messages that are hidden there are moves too
        var moves = journal.concerning(
                standing.conversationId(), standing.peerId(), from, (int) (last - from + 1), standing.rev());
        return new MessagePage(
                standing.rev(),
                MessageEntity.toMessages(standing.viewer(), found),
                MessageEntity.toMessages(standing.viewer(), originals),
                standing.peerReceipts(moves, found),
                from > 1,
                last < standing.lastSeq());
    }
}
