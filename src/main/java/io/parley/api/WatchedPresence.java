package io.parley.api;

import io.parley.account.UserId;
import io.parley.presence.Presence;
import io.parley.presence.PresenceService;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The people whose presence one socket is told of, as long as it is open. */
final class WatchedPresence {

    private final UserId viewer;
    private final PresenceService presences;
    private final PresenceBoard board;
    private final FrameQueue out;

    private Set<UserId> watched = Set.of();
    private boolean ended;

    WatchedPresence(UserId viewer, PresenceService presences, PresenceBoard board, FrameQueue out) {
        this.viewer = viewer;
        this.presences = presences;
        this.board = board;
        this.out = out;
    }

    /** Tells how these people are now, and how they come to be later on. */
    void tell(List<UserId> people) {
        watch(Set.copyOf(people));
        var now = presences.of(viewer, people);
        for (var person : people) {
            out.send(Frames.presence(person, now.getOrDefault(person, new Presence.NeverSeen())));
        }
    }

    /** From now on these people and no others. */
    synchronized void watch(Set<UserId> people) {
        if (ended) {
            return;
        }
        var added = new HashSet<>(people);
        added.removeAll(watched);
        var removed = new HashSet<>(watched);
        removed.removeAll(people);
        board.watch(viewer, out, added);
        board.unwatch(out, removed);
        watched = Set.copyOf(people);
    }

    /** Nobody any more. */
    synchronized void end() {
        ended = true;
        board.unwatch(out, watched);
        watched = Set.of();
    }
}
