package io.parley.conversation.ui;

import io.parley.account.UserId;
import io.parley.conversation.ConversationId;
import io.parley.conversation.ConversationService;
import io.parley.conversation.ConversationSummary;
import io.parley.conversation.InboxEvent;
import io.parley.conversation.ListPart;
import io.parley.conversation.ListPlace;
import io.parley.conversation.ReceiptService;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/** Finds out what the list of one person has missed; loads on any thread, one at a time. */
final class ListFeed {

    /**
     * What the list has missed.
     *
     * @param summaries the rows that are other than before
     * @param firstOf the part of which these are the whole first page
     * @param gone conversations of which nothing is left to show
     * @param arrived the last seq of conversations with messages that may not be confirmed yet
     * @param unreadConversations how many conversations hold something unread; negative when nothing was read
     * @param requests how many people wait to be let in
     */
    record Missed(
            List<ConversationSummary> summaries,
            Optional<ListPart> firstOf,
            Set<ConversationId> gone,
            Map<ConversationId, Long> arrived,
            long unreadConversations,
            int requests) {

        static final Missed NOTHING = new Missed(List.of(), Optional.empty(), Set.of(), Map.of(), -1, 0);
    }

    private final ConversationService conversations;
    private final ReceiptService receipts;
    private final UserId viewer;
    private final TypingPeers typing;
    private volatile ListPart part = ListPart.MAIN;

    private final Set<ConversationId> moved = ConcurrentHashMap.newKeySet();
    private final Map<UserId, ConversationId> known = new ConcurrentHashMap<>();
    private final AtomicBoolean onlyTypingMoved = new AtomicBoolean();
    private final AtomicBoolean partMoved = new AtomicBoolean();

    ListFeed(ConversationService conversations, ReceiptService receipts, UserId viewer, TypingPeers typing) {
        this.conversations = conversations;
        this.receipts = receipts;
        this.viewer = viewer;
        this.typing = typing;
    }

    /** Takes note of hints. */
    boolean concerns(List<InboxEvent> events) {
        for (var event : events) {
            switch (event) {
                case InboxEvent.ConversationChanged changed -> moved.add(changed.conversationId());
                case InboxEvent.Arranged arranged -> moved.add(arranged.conversationId());
                case InboxEvent.MessageHidden hidden -> moved.add(hidden.conversationId());
                case InboxEvent.Typing hint -> typing.note(hint);
                case InboxEvent.DraftChanged drafted -> {
                    var id = known.get(drafted.peer());
                    if (id != null) {
                        moved.add(id);
                    }
                }
            }
        }
        if (moved.isEmpty()) {
            onlyTypingMoved.set(true);
        }
        return true;
    }

    /** Loads this part from now on. */
    void choose(ListPart chosen) {
        part = chosen;
        partMoved.set(true);
    }

    /** The page that follows a conversation. */
    List<ConversationSummary> after(ConversationSummary last) {
        var page = conversations.listAfter(viewer, part, ListPlace.of(last));
        page.forEach(summary -> known.put(summary.peer().id(), summary.id()));
        return page;
    }

    Missed load() {
        var typingMoved = onlyTypingMoved.getAndSet(false);
        var shown = part;
        var isAnother = partMoved.getAndSet(false);
        var hinted = List.copyOf(moved);
        hinted.forEach(moved::remove);
        var ids = isAnother ? List.<ConversationId>of() : hinted;
        if (hinted.isEmpty() && !isAnother && typingMoved) {
            return Missed.NOTHING;
        }
        try {
            var summaries = ids.isEmpty() ? conversations.list(viewer, shown) : conversations.summaries(viewer, ids);
            var gone = new HashSet<>(ids);
            summaries.forEach(summary -> gone.remove(summary.id()));
            var arrived = new HashMap<ConversationId, Long>();
            if (ids.isEmpty()) {
                arrived.putAll(receipts.undelivered(viewer));
            }
            for (var summary : summaries) {
                known.put(summary.peer().id(), summary.id());
                if (!summary.lastMessage().senderId().equals(viewer)) {
                    typing.stopped(summary.peer().id());
                    if (!summary.isRequest()) {
                        arrived.put(summary.id(), summary.lastMessage().seq());
                    }
                }
            }
            return new Missed(
                    summaries,
                    Optional.of(shown).filter(first -> ids.isEmpty()),
                    gone,
                    arrived,
                    conversations.unreadConversations(viewer),
                    conversations.requests(viewer));
        } catch (RuntimeException e) {
            moved.addAll(hinted);
            partMoved.set(isAnother);
            throw e;
        }
    }
}
