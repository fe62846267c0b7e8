package io.parley.shell;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.component.page.ColorScheme;
import com.vaadin.flow.component.page.Push;
import com.vaadin.flow.component.page.Viewport;
import com.vaadin.flow.server.AppShellSettings;
import com.vaadin.flow.theme.aura.Aura;

/**
 * Describes the page in which every view lives.
 *
 * <p>Public because Vaadin makes it by its name.
 */
@Push
@Viewport(AppShell.VIEWPORT)
@ColorScheme(ColorScheme.Value.SYSTEM)
@StyleSheet(Aura.STYLESHEET)
@StyleSheet("styles/parley.css")
public final class AppShell implements AppShellConfigurator {

    /** The keyboard of a phone takes its room from the page, so that the field that is written in stands above it. */
    static final String VIEWPORT =
            "width=device-width, initial-scale=1, viewport-fit=cover, interactive-widget=resizes-content";

    @Override
    public void configurePage(AppShellSettings settings) {
        settings.addFavIcon("icon", "icons/parley.svg", "any");
        settings.addLink("apple-touch-icon", "icons/parley-180.png");
        settings.addLink("manifest", "manifest.webmanifest");
        settings.addMetaTag("theme-color", "#0f6b5c");
    }
}
