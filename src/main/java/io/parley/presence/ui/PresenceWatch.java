package io.parley.presence.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.shared.Registration;
import io.parley.account.UserId;
import io.parley.presence.Presence;
import io.parley.presence.PresenceService;
import io.parley.realtime.Broadcaster;
import io.parley.realtime.DeliveryThreads;
import io.parley.realtime.Subscription;
import io.parley.realtime.ui.CatchUp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Keeps what a component shows of people's presence true for as long as it is attached.
 *
 * <p>However many people are watched: a change looks up the one who has changed, and attaching, the safety check of the
 * screen and people who are added together look up all of them with one query.
 */
public final class PresenceWatch {

    private final UserId viewer;
    private final PresenceService presence;
    private final Broadcaster broadcaster;
    private final CatchUp<Map<UserId, Presence>> catchUp;
    private final Map<UserId, List<Consumer<Presence>>> displays = new HashMap<>();
    private final Map<UserId, Subscription> subscriptions = new HashMap<>();
    private final Set<UserId> watched = ConcurrentHashMap.newKeySet();
    private final Set<UserId> changed = ConcurrentHashMap.newKeySet();
    private boolean attached;

    PresenceWatch(
            Component component,
            UserId viewer,
            PresenceService presence,
            Broadcaster broadcaster,
            DeliveryThreads threads) {
        this.viewer = viewer;
        this.presence = presence;
        this.broadcaster = broadcaster;
        component.addAttachListener(event -> attached());
        component.addDetachListener(event -> detached());
        this.catchUp = CatchUp.of(component, threads, this::load, this::apply);
    }

    /**
     * Also watches a person, until the registration is removed.
     *
     * @param display gets the presence inside the UI, soon after this call and whenever it may have changed; the words of
     *     "last seen" grow old, so it is told the same presence again too
     */
    public Registration watch(UserId person, Consumer<Presence> display) {
        displays.computeIfAbsent(person, id -> new ArrayList<>()).add(display);
        watched.add(person);
        if (attached) {
            subscribe(person);
            changed.add(person);
            catchUp.begin();
        }
        return () -> forget(person, display);
    }

    private void forget(UserId person, Consumer<Presence> display) {
        var ofPerson = displays.getOrDefault(person, new ArrayList<>());
        ofPerson.remove(display);
        if (ofPerson.isEmpty()) {
            displays.remove(person);
            watched.remove(person);
            var subscription = subscriptions.remove(person);
            if (subscription != null) {
                subscription.close();
            }
        }
    }

    private Map<UserId, Presence> load() {
        var some = Set.copyOf(changed);
        changed.removeAll(some);
        return presence.of(viewer, some.isEmpty() ? watched : some);
    }

    private void apply(Map<UserId, Presence> presences) {
        presences.forEach((person, now) ->
                List.copyOf(displays.getOrDefault(person, List.of())).forEach(display -> display.accept(now)));
    }

    private void attached() {
        detached();
        attached = true;
        changed.clear();
        watched.forEach(this::subscribe);
    }

    private void subscribe(UserId person) {
        subscriptions.computeIfAbsent(
                person,
                id -> broadcaster.subscribe(PresenceService.topic(id), events -> {
                    changed.add(id);
                    catchUp.request();
                }));
    }

    private void detached() {
        attached = false;
        subscriptions.values().forEach(Subscription::close);
        subscriptions.clear();
    }
}
