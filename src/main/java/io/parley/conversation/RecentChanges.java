package io.parley.conversation;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.parley.account.UserId;
import io.parley.conversation.ConversationNews.Reached;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * The latest changes that this node has made, so that all screens which a hint reaches need not each ask the database for
 * the same rows.
 *
 * <p>Answers only where it knows every revision without a gap, and what follows its last one it does not know: another node
 * may have made it. So it can be ahead of nobody and behind nobody; whoever gets no answer asks the database.
 */
@Component
class RecentChanges {

    private static final int PER_CONVERSATION = 32;
    private static final long BYTES = 32L << 20;

    private final Cache<ConversationId, List<Change>> recent = Caffeine.newBuilder()
            .maximumWeight(BYTES)
            .weigher((ConversationId id, List<Change> changes) ->
                    changes.stream().mapToInt(Change::weight).sum())
            .build();

    /** Remembers a change that is committed, and on the disk as far as that is promised of it. */
    void add(Change change) {
        recent.asMap().merge(change.conversationId(), List.of(change), RecentChanges::latest);
    }

    /** Forgets what is not true for both any more. */
    void forget(ConversationId id) {
        recent.invalidate(id);
    }

    /** Whether somebody's message of this seq is among them. */
    boolean holds(ConversationId id, UserId sender, long seq) {
        return all(id).stream()
                .flatMap(change -> change.message().stream())
                .anyMatch(message -> message.seq() == seq && message.senderId().equals(sender));
    }

    /** What the viewer has missed after a revision; empty unless everything is known, and he has part in it. */
    Optional<ConversationChanges> changesAfter(UserId viewer, ConversationId id, long rev) {
        return after(all(id), rev, viewer).map(missed -> changes(missed, viewer));
    }

    /** As {@link #changesAfter}, for whoever keeps no dates. */
    Optional<ConversationNews> newsAfter(UserId viewer, ConversationId id, long rev) {
        return after(all(id), rev, viewer).map(missed -> news(missed, viewer));
    }

    /** A row of the viewer's list as it stands after what he has missed; empty unless that is known, and plain. */
    Optional<ConversationSummary> continued(UserId viewer, ConversationSummary known) {
        var all = all(known.id());
        return after(all, known.rev(), viewer)
                .flatMap(missed -> known.after(changes(missed, viewer), unread(all, viewer), viewer));
    }

    /** How many messages the viewer has not read, if all that came after those that he has read are here. */
    private static OptionalLong unread(List<Change> all, UserId viewer) {
        var side = all.getLast().sideOf(viewer);
        var later = messages(gapless(all)).stream()
                .filter(message -> message.seq() > side.readSeq())
                .toList();
        var isComplete = side.ownRev() == 0 && later.size() == side.lastSeq() - side.readSeq();
        return isComplete
                ? OptionalLong.of(later.stream()
                        .filter(message -> !message.senderId().equals(viewer))
                        .filter(Message::isThere)
                        .count())
                : OptionalLong.empty();
    }

    /** The last of them, as far back as none is missing between them. */
    private static List<Change> gapless(List<Change> all) {
        var first = all.size() - 1;
        while (first > 0 && all.get(first - 1).rev() == all.get(first).rev() - 1) {
            first--;
        }
        return all.subList(first, all.size());
    }

    private List<Change> all(ConversationId id) {
        return recent.asMap().getOrDefault(id, List.of());
    }

    private static Optional<List<Change>> after(List<Change> all, long rev, UserId viewer) {
        var missed = all.stream().filter(change -> change.rev() > rev).toList();
        return missed.isEmpty()
                        || missed.getLast().rev() != rev + missed.size()
                        || !missed.getLast().concerns(viewer)
                        || hasHidden(missed.getLast().sideOf(viewer), rev)
                ? Optional.empty()
                : Optional.of(missed);
    }

    /** What somebody has deleted for himself is in the database alone. */
    private static boolean hasHidden(Change.Side side, long sinceRev) {
        return side.ownRev() > 0 && side.ownRev() >= sinceRev;
    }

    private static List<Change> latest(List<Change> known, List<Change> added) {
        var all = Stream.concat(known.stream(), added.stream())
                .sorted(Comparator.comparingLong(Change::rev))
                .toList();
        return all.subList(Math.max(0, all.size() - PER_CONVERSATION), all.size());
    }

    private static ConversationChanges changes(List<Change> missed, UserId viewer) {
        var last = missed.getLast();
        var peer = last.peerOf(viewer);
        var messages = messages(missed).stream()
                .sorted(Comparator.comparingLong(Message::seq))
                .toList();
        var moves = missed.stream()
                .filter(change -> change.movedBy().filter(peer.person()::equals).isPresent())
                .flatMap(change -> change.moves().stream())
                .toList();
        return new ConversationChanges(
                last.rev(),
                last.sideOf(viewer).lastSeq(),
                messages,
                List.of(),
                List.of(),
                new Receipts(peer.deliveredSeq(), peer.sharedReadSeq(), moves),
                last.sideOf(viewer).readSeq(),
                true);
    }

    /** Each message once, as it was last, in the order in which they changed last. */
    private static List<Message> messages(List<Change> missed) {
        var latest = new LinkedHashMap<Long, Message>();
        for (var change : missed) {
            change.message().ifPresent(message -> latest.putLast(message.seq(), message));
        }
        return List.copyOf(latest.values());
    }

    private static ConversationNews news(List<Change> missed, UserId viewer) {
        var last = missed.getLast();
        var own = last.sideOf(viewer);
        var peer = last.peerOf(viewer);
        return new ConversationNews(
                last.conversationId(),
                peer.person(),
                last.rev(),
                messages(missed),
                List.of(),
                new Reached(own.deliveredSeq(), own.readSeq()),
                new Reached(peer.deliveredSeq(), peer.sharedReadSeq()),
                false);
    }
}
