package io.parley.presence.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import io.parley.account.CurrentUser;
import io.parley.presence.PresenceLease;
import io.parley.presence.PresenceService;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/** Keeps a lease for every screen of a person who is logged in, from its first request to its end. */
@Component
class ScreenLease implements VaadinServiceInitListener {

    /** Far below the time after which a person is away, far above what a busy hand would send. */
    private static final Duration INPUT_PACE = Duration.ofSeconds(30);

    private final CurrentUser currentUser;
    private final PresenceService presence;

    ScreenLease(CurrentUser currentUser, PresenceService presence) {
        this.currentUser = currentUser;
        this.presence = presence;
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.getSource()
                .addUIInitListener(
                        init -> currentUser.find().ifPresent(person -> keep(init.getUI(), presence.open(person))));
    }

    private static void keep(UI ui, PresenceLease lease) {
        ui.addPollListener(poll -> lease.renew());
        ui.addHeartbeatListener(heartbeat -> lease.renew());
        // not keydown: a throttled listener would swallow what filtered listeners of the same event wait for
        for (var input : List.of("pointerdown", "keyup")) {
            ui.getElement()
                    .addEventListener(input, event -> lease.touched())
                    .throttle((int) INPUT_PACE.toMillis())
                    .allowInert();
        }
        ui.addDetachListener(detach -> lease.close());
    }
}
