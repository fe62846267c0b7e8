package io.parley.account.ui;

import com.vaadin.flow.component.Component;

/**
 * What another feature lets a person set, on the settings page between Parley's own sections and the access tokens. A bean
 * of prototype scope: the page asks for one each time it is opened; several stand in the order of their {@code @Order}.
 */
public interface SettingsSection {

    /** The section, a heading of the second level first; the same component at every call. */
    Component component();
}
