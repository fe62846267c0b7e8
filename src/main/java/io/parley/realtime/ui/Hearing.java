package io.parley.realtime.ui;

import com.vaadin.flow.component.ComponentEvent;
import com.vaadin.flow.component.UI;

/**
 * Whether anybody hears what changes on a screen; its push connection is this.
 *
 * <p>Flow keeps every change until the browser fetches it, so a screen whose browser has gone without a word would grow with each
 * message until its session ends.
 */
public interface Hearing {

    /** Whether the connection was there and is lost; from any thread. */
    boolean isLost();

    /** The connection of a screen has come back. */
    final class Regained extends ComponentEvent<UI> {

        public Regained(UI screen) {
            super(screen, false);
        }
    }

    /** Whether the connection of a screen is lost; not where there has been none so far. */
    static boolean isLost(UI screen) {
        return screen.getInternals().getPushConnection() instanceof Hearing hearing && hearing.isLost();
    }
}
