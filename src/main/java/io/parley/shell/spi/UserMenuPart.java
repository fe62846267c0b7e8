package io.parley.shell.spi;

import com.vaadin.flow.component.Component;

/**
 * What a feature puts into the person's own menu, between his name and the acts. A bean of prototype scope: the frame asks
 * for one per tab.
 */
public interface UserMenuPart {

    /** The part itself; the same component at every call. */
    Component component();

    /** The menu opens: what it shows has to be true now. */
    void refresh();
}
