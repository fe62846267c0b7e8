package io.parley.api;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import io.parley.account.UserId;
import io.parley.presence.Presence;
import io.parley.presence.PresenceService;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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

    /**
     * Tells how these people are now, and how they come to be later on. Who comes or goes meanwhile may be told of before that, so it
     * looks again.
     */
    void tell(List<UserId> people) {
        watch(Set.copyOf(people));
        var told = Map.<UserId, Presence>of();
        for (var now = now(people); !now.equals(told); now = now(people)) {
            var before = told;
            now.forEach((person, presence) -> {
                if (!presence.equals(before.get(person))) {
                    out.send(Frames.presence(person, presence));
                }
            });
            told = now;
        }
    }

    private Map<UserId, Presence> now(List<UserId> people) {
        var known = presences.of(viewer, people);
        return people.stream()
                .collect(toMap(identity(), person -> known.getOrDefault(person, new Presence.NeverSeen())));
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
        board.unwatch(out, removed);
        watched = Set.copyOf(people);
        board.watch(viewer, out, added);
    }

    /** Nobody any more. */
    synchronized void end() {
        ended = true;
        board.unwatch(out, watched);
        watched = Set.of();
    }
}
