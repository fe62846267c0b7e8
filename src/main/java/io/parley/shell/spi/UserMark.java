package io.parley.shell.spi;

import com.vaadin.flow.component.Component;

/**
 * What a feature shows on the person's own avatar, while there is something of which he had better be reminded. A bean of
 * prototype scope: the frame asks for one per tab.
 */
public interface UserMark {

    /** The mark itself, with words for a screen reader; the same component at every call. */
    Component component();
}
