package io.parley.presence.ui;

import com.vaadin.flow.component.Component;
import io.parley.account.CurrentUser;
import io.parley.presence.PresenceService;
import io.parley.realtime.Broadcaster;
import io.parley.realtime.DeliveryThreads;

/** Makes the watches by which components follow people's presence. */
@org.springframework.stereotype.Component
public class PresenceWatches {

    private final CurrentUser currentUser;
    private final PresenceService presence;
    private final Broadcaster broadcaster;
    private final DeliveryThreads threads;

    PresenceWatches(
            CurrentUser currentUser, PresenceService presence, Broadcaster broadcaster, DeliveryThreads threads) {
        this.currentUser = currentUser;
        this.presence = presence;
        this.broadcaster = broadcaster;
        this.threads = threads;
    }

    /** A watch, with the eyes of the current user, that lives while a component, which is not attached yet, is attached. */
    public PresenceWatch forComponent(Component component) {
        return new PresenceWatch(component, currentUser.id(), presence, broadcaster, threads);
    }
}
