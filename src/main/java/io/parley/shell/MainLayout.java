package io.parley.shell;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.Layout;
import com.vaadin.flow.router.RouterLayout;
import com.vaadin.flow.server.menu.MenuConfiguration;
import com.vaadin.flow.server.menu.MenuEntry;
import com.vaadin.flow.shared.Registration;
import io.parley.shell.spi.SidePane;
import io.parley.uikit.HeldKeys;
import jakarta.annotation.security.PermitAll;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;

/**
 * The frame around every view: beside it the bar with navigation, and the panes that features hang in.
 *
 * <p>Where the screen is narrow the side column is what {@code /} shows, and a view covers it; Esc leads back. Entries of
 * {@code @Menu} with an icon stand in the bar, those without one in the person's menu; their titles are translation keys.
 */
@Layout
@PermitAll
class MainLayout extends Div implements RouterLayout, AfterNavigationObserver {

    /** The safety check of every screen against a push connection that died in silence. */
    private static final Duration SAFETY_CHECK = Duration.ofSeconds(25);

    static final String BACK_KEY = """
            event.key === 'Escape' && !event.isComposing && !event.defaultPrevented
            && !document.querySelector('[opened]:not(vaadin-notification-container):not(vaadin-notification)')""";

    static final String SEARCH_KEY = """
            event.key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey && !event.isComposing
            && !event.target.closest('input, textarea, select, [contenteditable]') && !event.preventDefault()
            && """ + HeldKeys.HOLD;

    private final Div side = new Div();
    private final Div main = new Div();
    private final UserMenu userMenu;
    private final List<Registration> keys = new ArrayList<>();
    private boolean atList;

    MainLayout(UserMenu userMenu, ObjectProvider<SidePane> panes) {
        this.userMenu = userMenu;
        addClassName("parley-app");
        main.addClassName("parley-main");
        side.add(bar(), search());
        side.addClassName("parley-side");
        panes.orderedStream().map(SidePane::component).forEach(side::add);
        add(side, main);
    }

    private Component bar() {
        var brand = new Anchor(".", getTranslation("shell.brand"));
        brand.setRouterIgnore(false);
        brand.addClassName("parley-brand");
        var nav = new Nav();
        nav.setAriaLabel(getTranslation("shell.navigation"));
        MenuConfiguration.getMenuEntries().stream()
                .filter(entry -> entry.icon() != null)
                .map(this::iconLink)
                .forEach(nav::add);
        var bar = new Div(brand, nav, userMenu);
        bar.addClassName("parley-bar");
        return bar;
    }

    private Anchor iconLink(MenuEntry entry) {
        var link = new Anchor(withoutSlash(entry.path()), new Icon(entry.icon()));
        link.setRouterIgnore(false);
        link.addClassName("parley-icon-link");
        link.setAriaLabel(getTranslation(entry.title()));
        link.setTitle(getTranslation(entry.title()));
        return link;
    }

    /** Relative to the application, wherever it is installed. */
    private static String withoutSlash(String path) {
        return path.startsWith("/") ? path.substring(1) : path;
    }

    private Component search() {
        var key = new Span("/");
        key.addClassName("parley-key");
        key.getElement().setAttribute("aria-hidden", "true");
        var link = new Anchor("people", VaadinIcon.SEARCH.create());
        link.add(new Span(getTranslation("shell.searchPeople")), key);
        link.setRouterIgnore(false);
        link.addClassName("parley-search");
        return link;
    }

    @Override
    public void showRouterLayoutContent(@Nullable HasElement content) {
        if (content != null) {
            main.getElement().appendChild(content.getElement());
        }
    }

    @Override
    public void removeRouterLayoutContent(@Nullable HasElement content) {
        main.removeAll();
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        atList = event.getLocation().getPath().isEmpty();
        setClassName("parley-at-list", atList);
        // what a narrow screen shows alone is the main part of it
        (atList ? side : main).getElement().setAttribute("role", "main");
        (atList ? main : side).getElement().setAttribute("role", "complementary");
        userMenu.refresh();
    }

    @Override
    protected void onAttach(AttachEvent event) {
        var ui = event.getUI();
        ui.setPollInterval((int) SAFETY_CHECK.toMillis());
        HeldKeys.install(ui);
        forgetKeys();
        keys.add(ui.getElement().addEventListener("keydown", key -> back(ui)).setFilter(BACK_KEY));
        keys.add(ui.getElement()
                .addEventListener("keydown", key -> {
                    ui.navigate("people");
                    HeldKeys.release(ui);
                })
                .setFilter(SEARCH_KEY));
    }

    @Override
    protected void onDetach(DetachEvent event) {
        forgetKeys();
    }

    private void back(UI ui) {
        if (!atList) {
            ui.navigate("");
        }
    }

    private void forgetKeys() {
        keys.forEach(Registration::remove);
        keys.clear();
    }
}
