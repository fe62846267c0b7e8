package io.parley.search.ui;

import static java.util.stream.Collectors.toSet;

import io.parley.account.UserId;
import io.parley.conversation.ConversationId;
import io.parley.conversation.InboxEvent;
import io.parley.search.SearchCursor;
import io.parley.search.SearchHit;
import io.parley.search.SearchPage;
import io.parley.search.SearchQuery;
import io.parley.search.SearchService;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/** Finds what one query of a person asks for, and what has become of it since; loads on any thread, one at a time. */
final class HitFeed {

    /**
     * What a screen has missed.
     *
     * @param of what it shows the hits of
     * @param hits those that were read again, as they are now
     * @param gone the ids of messages that are no hits any more
     */
    record Missed(HitFeed of, List<SearchHit> hits, Set<Long> gone) {}

    private final SearchService search;
    private final UserId viewer;
    private final SearchQuery query;

    /** In which conversations the messages are that the screen shows. */
    private final Map<Long, ConversationId> shown = new ConcurrentHashMap<>();

    /** Conversations whose hits have to be read again. */
    private final Set<ConversationId> moved = ConcurrentHashMap.newKeySet();

    /** What has moved since the last page was asked for, which may have been read before. */
    private final Set<ConversationId> movedSincePage = ConcurrentHashMap.newKeySet();

    private final AtomicBoolean hinted = new AtomicBoolean();

    HitFeed(SearchService search, UserId viewer, SearchQuery query) {
        this.search = search;
        this.viewer = viewer;
        this.query = query;
    }

    /** As {@link SearchService#search}. */
    SearchPage page(Optional<SearchCursor> after) {
        movedSincePage.clear();
        return search.search(viewer, query, after);
    }

    /** The screen shows these hits, too; tells whether any may be other by now than it was read. */
    boolean shows(List<SearchHit> hits) {
        hits.forEach(hit -> shown.put(hit.message().id(), hit.message().conversationId()));
        return note(movedSincePage);
    }

    /** The screen shows these messages no more. */
    void forget(Set<Long> gone) {
        shown.keySet().removeAll(gone);
    }

    /** Takes note of hints, and tells whether they concern what is shown. */
    boolean concerns(List<InboxEvent> events) {
        var conversations =
                events.stream().flatMap(event -> conversation(event).stream()).collect(toSet());
        movedSincePage.addAll(conversations);
        return note(conversations);
    }

    private static Optional<ConversationId> conversation(InboxEvent event) {
        return switch (event) {
            case InboxEvent.ConversationChanged changed -> Optional.of(changed.conversationId());
            case InboxEvent.MessageHidden hidden -> Optional.of(hidden.conversationId());
            default -> Optional.empty();
        };
    }

    private boolean note(Collection<ConversationId> conversations) {
        var concerned = new HashSet<>(conversations);
        concerned.retainAll(shown.values());
        moved.addAll(concerned);
        if (!concerned.isEmpty()) {
            hinted.set(true);
        }
        return !concerned.isEmpty();
    }

    /** Without a hint there may be one that was lost: then all is read. */
    Missed load() {
        var isHinted = hinted.getAndSet(false);
        var conversations = Set.copyOf(moved);
        moved.removeAll(conversations);
        var toRead = shown.entrySet().stream()
                .filter(hit -> !isHinted || conversations.contains(hit.getValue()))
                .map(Map.Entry::getKey)
                .collect(toSet());
        try {
            var hits = search.again(viewer, query, List.copyOf(toRead));
            hits.forEach(hit -> toRead.remove(hit.message().id()));
            return new Missed(this, hits, toRead);
        } catch (RuntimeException e) {
            moved.addAll(conversations);
            throw e;
        }
    }
}
