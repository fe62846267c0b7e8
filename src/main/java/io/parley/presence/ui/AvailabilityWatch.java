package io.parley.presence.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import io.parley.account.UserId;
import io.parley.presence.PresenceService;
import io.parley.realtime.Broadcaster;
import io.parley.realtime.Subscription;
import io.parley.realtime.ui.AttachedUi;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Keeps what a component shows of how a person wants to be met true, for as long as it is attached. */
final class AvailabilityWatch {

    private final UserId person;
    private final Broadcaster broadcaster;
    private final AttachedUi attachedUi;
    private final Consumer<UI> display;
    private @Nullable Subscription changes;

    private AvailabilityWatch(Component component, UserId person, Broadcaster broadcaster, Consumer<UI> display) {
        this.person = person;
        this.broadcaster = broadcaster;
        this.display = display;
        attachedUi = AttachedUi.of(component);
    }

    /** @param display shows what holds now; runs inside the UI, at first when the component, which is not yet, is attached */
    static void follow(Component component, UserId person, Broadcaster broadcaster, Consumer<UI> display) {
        var watch = new AvailabilityWatch(component, person, broadcaster, display);
        component.addAttachListener(attached -> watch.begin(attached.getUI()));
        component.addDetachListener(detached -> watch.end());
    }

    /** Every choice, and the end of one, changes the presence of whoever is here. */
    private void begin(UI ui) {
        end();
        changes = broadcaster.subscribe(
                PresenceService.topic(person), events -> attachedUi.access(() -> display.accept(ui)));
        display.accept(ui);
    }

    private void end() {
        if (changes != null) {
            changes.close();
            changes = null;
        }
    }
}
