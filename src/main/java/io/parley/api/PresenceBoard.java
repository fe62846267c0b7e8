package io.parley.api;

import io.parley.account.UserId;
import io.parley.presence.Presence;
import io.parley.presence.PresenceChanged;
import io.parley.presence.PresenceService;
import io.parley.realtime.Broadcaster;
import io.parley.realtime.Subscription;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.springframework.stereotype.Component;

/** Tells sockets of presence: one subscription for each person who is watched, however many watch. */
@Component
class PresenceBoard {

    private record Watched(Subscription subscription, ConcurrentMap<FrameQueue, Watcher> watchers) {}

    /** What somebody has been told last of whom he watches; that there is nothing to be known he is told once. */
    private enum Told {
        NOTHING_YET,
        PRESENCE,
        THAT_IT_IS_KEPT
    }

    private record Watcher(UserId viewer, Told told) {}

    private final PresenceService presence;
    private final Broadcaster broadcaster;
    private final ConcurrentMap<UserId, Watched> people = new ConcurrentHashMap<>();

    PresenceBoard(PresenceService presence, Broadcaster broadcaster) {
        this.presence = presence;
        this.broadcaster = broadcaster;
    }

    /** Begins to tell; whose presence is kept from the viewer, he is expected to be told otherwise. */
    void watch(UserId viewer, FrameQueue watcher, Collection<UserId> watched) {
        var beginning = new Watcher(viewer, Told.NOTHING_YET);
        for (var person : watched) {
            people.compute(person, (id, present) -> {
                var entry = present == null ? begin(id) : present;
                entry.watchers().put(watcher, beginning);
                return entry;
            });
        }
        for (var person : presence.hidden(viewer, watched)) {
            people.computeIfPresent(person, (id, entry) -> {
                entry.watchers().replace(watcher, beginning, new Watcher(viewer, Told.THAT_IT_IS_KEPT));
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
        var watchers = new ConcurrentHashMap<FrameQueue, Watcher>(2);
        var subscription = broadcaster.subscribe(PresenceService.topic(person), events -> tell(watchers, events));
        return new Watched(subscription, watchers);
    }

    /** Whoever may not know is told so once, and of no change after it: also when somebody comes and goes is presence. */
    private void tell(ConcurrentMap<FrameQueue, Watcher> watchers, List<PresenceChanged> changes) {
        var last = changes.getLast();
        var frame = Frames.presence(last.userId(), last.presence());
        var nothing = Frames.presence(last.userId(), new Presence.Hidden());
        watchers.forEach((queue, watcher) -> {
            var isHidden = presence.isHidden(watcher.viewer(), last.userId());
            if (!isHidden || watcher.told() != Told.THAT_IT_IS_KEPT) {
                queue.send(isHidden ? nothing : frame);
            }
            watchers.replace(
                    queue, watcher, new Watcher(watcher.viewer(), isHidden ? Told.THAT_IT_IS_KEPT : Told.PRESENCE));
        });
    }

    /** How many people are watched. */
    int size() {
        return new HashSet<>(people.keySet()).size();
    }
}
