package io.parley.realtime.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.server.Command;
import org.jspecify.annotations.Nullable;

/** The UI of a component for as long as it is attached, for work that comes back from another thread. */
public final class AttachedUi {

    private volatile @Nullable UI ui;

    private AttachedUi() {}

    /** Follows a component that is not attached yet. */
    public static AttachedUi of(Component component) {
        var attached = new AttachedUi();
        component.addAttachListener(event -> attached.ui = event.getUI());
        component.addDetachListener(event -> attached.ui = null);
        return attached;
    }

    /** Runs a command inside the UI, soon; does nothing when the screen is gone. Returns at once, from any thread. */
    public void access(Command command) {
        var present = ui;
        if (present != null) {
            try {
                present.access(command);
            } catch (UIDetachedException closedMeanwhile) {
                ui = null;
            }
        }
    }
}
