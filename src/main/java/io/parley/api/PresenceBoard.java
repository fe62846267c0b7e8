package io.parley.api;

import io.parley.account.UserId;
import io.parley.presence.PresenceChanged;
import io.parley.presence.PresenceService;
import io.parley.realtime.Broadcaster;
import io.parley.realtime.Subscription;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.springframework.stereotype.Component;

/** Tells sockets of presence: one subscription for each person who is watched, however many watch. */
@Component
class PresenceBoard {

    private record Watched(Subscription subscription, Set<FrameQueue> watchers) {}

    private final Broadcaster broadcaster;
    private final ConcurrentMap<UserId, Watched> people = new ConcurrentHashMap<>();

    PresenceBoard(Broadcaster broadcaster) {
        this.broadcaster = broadcaster;
    }

    void watch(FrameQueue watcher, Collection<UserId> watched) {
        for (var person : watched) {
            people.compute(person, (id, present) -> {
                var entry = present == null ? begin(id) : present;
                entry.watchers().add(watcher);
                return entry;
            });
        }
    }

    void unwatch(FrameQueue watcher, Collection<UserId> watched) {
        for (var person : watched) {
            people.computeIfPresent(person, (id, entry) -> {
                entry.watchers().remove(watcher);
                if (entry.watchers().isEmpty()) {
                    entry.subscription().close();
                    return null;
                }
                return entry;
            });
        }
    }

    private Watched begin(UserId person) {
        var watchers = ConcurrentHashMap.<FrameQueue>newKeySet(2);
        var subscription =
                broadcaster.subscribe(PresenceService.topic(person), events -> tell(Set.copyOf(watchers), events));
        return new Watched(subscription, watchers);
    }

    private static void tell(Set<FrameQueue> watchers, List<PresenceChanged> changes) {
        var last = changes.getLast();
        var frame = Frames.presence(last.userId(), last.presence());
        watchers.forEach(watcher -> watcher.send(frame));
    }

    /** How many people are watched. */
    int size() {
        return new HashSet<>(people.keySet()).size();
    }
}
