package io.parley.conversation.ui;

import static java.util.stream.Collectors.toMap;

import io.parley.account.UserId;
import io.parley.conversation.ConversationId;
import io.parley.conversation.ConversationService;
import io.parley.conversation.ConversationSummary;
import io.parley.conversation.InboxEvent;
import io.parley.conversation.ListPart;
import io.parley.conversation.ListPlace;
import io.parley.conversation.Message;
import io.parley.conversation.ReceiptService;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
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
     * @param unreadMoved whether other conversations than before may hold something unread
     * @param requests how many people wait to be let in; empty while they cannot be others than before
     */
    record Missed(
            List<ConversationSummary> summaries,
            Optional<ListPart> firstOf,
            Set<ConversationId> gone,
            Map<ConversationId, Long> arrived,
            boolean unreadMoved,
            OptionalInt requests) {}

    private final ConversationService conversations;
    private final ReceiptService receipts;
    private final UserId viewer;
    private final TypingPeers typing;
    private volatile ListPart part = ListPart.MAIN;
    private volatile Optional<UserId> open = Optional.empty();

    /** Conversations whose rows have to be read, whatever is known of them. */
    private final Set<ConversationId> changed = ConcurrentHashMap.newKeySet();

    /** At which revision conversations stand by now. */
    private final Map<ConversationId, Long> raised = new ConcurrentHashMap<>();

    private final Map<ConversationId, ConversationSummary> known = new ConcurrentHashMap<>();
    private final AtomicBoolean hinted = new AtomicBoolean();
    private final AtomicBoolean firstPageWanted = new AtomicBoolean(true);

    ListFeed(ConversationService conversations, ReceiptService receipts, UserId viewer, TypingPeers typing) {
        this.conversations = conversations;
        this.receipts = receipts;
        this.viewer = viewer;
        this.typing = typing;
    }

    /** Takes note of hints, and tells whether they say anything new. */
    boolean concerns(List<InboxEvent> events) {
        var areNew = false;
        for (var event : events) {
            areNew |= !isKnown(event) && note(event);
        }
        if (areNew) {
            hinted.set(true);
        }
        return areNew;
    }

    /**
     * Whether these hints say no more than what moves before the viewer's eyes in the conversation that is open. A row that is
     * yet to come is something new.
     */
    boolean areBeforeEyes(List<InboxEvent> events) {
        var seen = open;
        return events.stream()
                .allMatch(event -> seen.filter(event.peer()::equals).isPresent()
                        && switch (event) {
                            case InboxEvent.ConversationChanged(var id, var peer, var rev) -> known.containsKey(id);
                            case InboxEvent.Typing typed -> true;
                            default -> false;
                        });
    }

    /** Whether there was a hint since the last load. */
    boolean isBehind() {
        return hinted.get();
    }

    private boolean isKnown(InboxEvent event) {
        return event instanceof InboxEvent.ConversationChanged(var id, var peer, var rev) && isKnown(id, rev);
    }

    private boolean note(InboxEvent event) {
        return switch (event) {
            case InboxEvent.ConversationChanged(var id, var peer, var rev) -> {
                raised.merge(id, rev, Math::max);
                yield true;
            }
            case InboxEvent.Arranged(var id, var peer) -> changed.add(id);
            case InboxEvent.MessageHidden(var id, var peer, var seq) -> changed.add(id);
            case InboxEvent.DraftChanged(var peer) -> changed.addAll(with(peer));
            case InboxEvent.Typing hint -> {
                typing.note(hint);
                yield true;
            }
        };
    }

    private boolean isKnown(ConversationId id, long rev) {
        var row = known.get(id);
        return row != null && row.rev() >= rev;
    }

    private List<ConversationId> with(UserId peer) {
        return known.values().stream()
                .filter(row -> row.peer().id().equals(peer))
                .map(ConversationSummary::id)
                .toList();
    }

    /** Loads this part from now on. */
    void choose(ListPart chosen) {
        part = chosen;
        firstPageWanted.set(true);
    }

    /** Reads everything with the next load, as hints of it may have been lost. */
    void readAll() {
        firstPageWanted.set(true);
    }

    /** The conversation with this person is open beside the list from now on. */
    void opened(Optional<UserId> peer) {
        open = peer;
    }

    /** The page that follows a conversation. */
    List<ConversationSummary> after(ConversationSummary last) {
        var page = conversations.listAfter(viewer, part, ListPlace.of(last));
        page.forEach(this::remember);
        return page;
    }

    /** Without a hint there may be one that was lost: then all is read. */
    Missed load() {
        var isHinted = hinted.getAndSet(false);
        var isFirstPageWanted = firstPageWanted.getAndSet(false);
        var toRead = new HashSet<>(changed);
        changed.removeAll(toRead);
        var toContinue = Map.copyOf(raised);
        toContinue.forEach(raised::remove);
        try {
            return isFirstPageWanted || !isHinted && toRead.isEmpty() && toContinue.isEmpty()
                    ? firstPage(part)
                    : rows(toRead, toContinue);
        } catch (RuntimeException e) {
            changed.addAll(toRead);
            raised.putAll(toContinue);
            if (isFirstPageWanted) {
                firstPageWanted.set(true);
            }
            throw e;
        }
    }

    private Missed firstPage(ListPart first) {
        var page = conversations.list(viewer, first);
        var arrived = new HashMap<>(receipts.undelivered(viewer));
        arrived.putAll(arrivedIn(page));
        var unreadMoved = page.stream().anyMatch(this::isReadOtherwise);
        page.forEach(this::remember);
        return new Missed(page, Optional.of(first), Set.of(), arrived, unreadMoved, countRequests());
    }

    /** Those of which the last changes tell everything go on from what is known; the others are read. */
    private Missed rows(Set<ConversationId> toRead, Map<ConversationId, Long> toContinue) {
        var rows = new ArrayList<ConversationSummary>();
        toContinue.forEach((id, rev) -> {
            if (!toRead.contains(id) && !isKnown(id, rev)) {
                Optional.ofNullable(known.get(id))
                        .flatMap(row -> conversations.continued(viewer, row))
                        .ifPresentOrElse(rows::add, () -> toRead.add(id));
            }
        });
        var isRead = !toRead.isEmpty();
        var unreadMoved = isRead || rows.stream().anyMatch(this::isReadOtherwise);
        if (isRead) {
            rows.addAll(conversations.summaries(viewer, List.copyOf(toRead)));
        }
        rows.forEach(row -> toRead.remove(row.id()));
        toRead.forEach(known::remove);
        rows.forEach(this::remember);
        return new Missed(
                rows,
                Optional.empty(),
                toRead,
                arrivedIn(rows),
                unreadMoved,
                isRead ? countRequests() : OptionalInt.empty());
    }

    private boolean isReadOtherwise(ConversationSummary row) {
        return Optional.ofNullable(known.get(row.id()))
                .filter(before -> before.isUnread() == row.isUnread())
                .isEmpty();
    }

    private OptionalInt countRequests() {
        return OptionalInt.of(conversations.requests(viewer));
    }

    /** The last seq where the peer may have written something that is not confirmed. */
    private Map<ConversationId, Long> arrivedIn(Collection<ConversationSummary> rows) {
        return rows.stream()
                .filter(row -> !row.isRequest() && (row.unread() > 0 || isOfPeer(row.lastMessage()) && !isRead(row)))
                .collect(toMap(ConversationSummary::id, row -> row.lastMessage().seq()));
    }

    private static boolean isRead(ConversationSummary row) {
        return row.readUpTo() >= row.lastMessage().seq();
    }

    private boolean isOfPeer(Message message) {
        return !message.senderId().equals(viewer);
    }

    private void remember(ConversationSummary row) {
        var before = known.get(row.id());
        if (before == null || before.rev() <= row.rev()) {
            known.put(row.id(), row);
            if (isOfPeer(row.lastMessage())
                    && (before == null
                            || before.lastMessage().seq() < row.lastMessage().seq())) {
                typing.stopped(row.peer().id());
            }
        }
    }
}
