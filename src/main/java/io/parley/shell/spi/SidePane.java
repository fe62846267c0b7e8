package io.parley.shell.spi;

import com.vaadin.flow.component.Component;

/**
 * What a feature shows beside every view, for as long as the browser tab lives. A bean of prototype scope: the frame asks
 * for one per tab.
 */
public interface SidePane {

    /** The pane itself; the same component at every call. */
    Component component();
}
