package io.parley.realtime.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.server.Command;
import org.jspecify.annotations.Nullable;

/** The UI of a component, for work that comes back from another thread: for as long as it is attached, or the one it was in last. */
public final class AttachedUi {

    private volatile @Nullable UI ui;
    private volatile @Nullable UI last;

    private AttachedUi() {}

    /** Follows a component that is not attached yet. */
    public static AttachedUi of(Component component) {
        var attached = new AttachedUi();
        component.addAttachListener(event -> {
            attached.ui = event.getUI();
            attached.last = event.getUI();
        });
        component.addDetachListener(event -> attached.ui = null);
        return attached;
    }

    /** Runs a command inside the UI, soon; does nothing when the screen is gone. Returns at once, from any thread. */
    public void access(Command command) {
        access(ui, command);
    }

    /** The same where the person has left the screen, but not the page: for what he must be told all the same. */
    public void accessPage(Command command) {
        access(last, command);
    }

    private void access(@Nullable UI page, Command command) {
        if (page != null) {
            try {
                page.access(command);
            } catch (UIDetachedException closedMeanwhile) {
                ui = null;
                last = null;
            }
        }
    }
}
