package io.parley.shell;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.popover.PopoverPosition;
import com.vaadin.flow.dom.DomListenerRegistration;
import com.vaadin.flow.server.menu.MenuConfiguration;
import com.vaadin.flow.spring.annotation.SpringComponent;
import io.parley.account.AccountService;
import io.parley.account.AccountSessions;
import io.parley.account.CurrentUser;
import io.parley.account.UserProfile;
import io.parley.shell.spi.UserMenuPart;
import io.parley.uikit.PersonAvatar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;

/**
 * The person's own avatar, and behind it who he is and what concerns him alone.
 *
 * <p>The acts are a menu as the <a href="https://www.w3.org/WAI/ARIA/apg/patterns/menu-button/">menu button pattern</a>
 * wants it: the first has the focus when it opens, and the arrow keys go round. The name stands beside the menu, for a
 * menu may hold nothing but acts.
 */
@SpringComponent
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
class UserMenu extends Composite<NativeButton> {

    private final AccountService accounts;
    private final CurrentUser currentUser;
    private final Popover popover = new Popover();
    private final Div menu = new Div();
    private final List<NativeButton> acts = new ArrayList<>();
    private final List<UserMenuPart> parts = new ArrayList<>();
    private final Span name = new Span();
    private final Span handle = new Span();
    private Optional<UserProfile> shown = Optional.empty();

    UserMenu(
            AccountService accounts,
            CurrentUser currentUser,
            AccountSessions sessions,
            ObjectProvider<UserMenuPart> parts) {
        this.accounts = accounts;
        this.currentUser = currentUser;
        var button = getContent();
        button.addClassName("parley-user-menu");
        button.setAriaLabel(getTranslation("shell.userMenu"));
        handle.addClassName("parley-handle");
        var who = new Div(name, handle);
        who.addClassName("parley-user-menu-who");
        menu.addClassName("parley-user-menu-acts");
        menu.getElement().setAttribute("role", "menu");
        MenuConfiguration.getMenuEntries().stream()
                .filter(entry -> entry.icon() == null)
                .forEach(entry -> offer(getTranslation(entry.title()), () -> open(entry.path())));
        offer(getTranslation("shell.logOut"), sessions::logOut);
        goRoundByKeys();
        parts.orderedStream().forEach(this.parts::add);
        openBelow(button, who);
    }

    private void openBelow(NativeButton button, Div who) {
        popover.add(who);
        parts.forEach(part -> popover.add(framed(part)));
        popover.add(menu);
        popover.setTarget(button);
        popover.setPosition(PopoverPosition.BOTTOM_END);
        popover.setAriaLabel(getTranslation("shell.userMenu"));
        popover.addOpenedChangeListener(change -> {
            if (change.isOpened()) {
                parts.forEach(UserMenuPart::refresh);
                acts.getFirst().focus();
            }
        });
    }

    private static Div framed(UserMenuPart part) {
        var frame = new Div(part.component());
        frame.addClassName("parley-user-menu-part");
        return frame;
    }

    private void offer(String caption, Runnable act) {
        var item = new NativeButton(caption, click -> {
            popover.close();
            act.run();
        });
        item.getElement().setAttribute("role", "menuitem");
        acts.add(item);
        menu.add(item);
    }

    private void goRoundByKeys() {
        for (var i = 0; i < acts.size(); i++) {
            var next = acts.get((i + 1) % acts.size());
            var previous = acts.get((i + acts.size() - 1) % acts.size());
            onKey(acts.get(i), next).setFilter("event.key === 'ArrowDown'");
            onKey(acts.get(i), previous).setFilter("event.key === 'ArrowUp'");
        }
    }

    private static DomListenerRegistration onKey(NativeButton from, NativeButton to) {
        return from.getElement()
                .addEventListener("keydown", event -> to.focus())
                .preventDefault();
    }

    private void open(String path) {
        getUI().ifPresent(ui -> ui.navigate(path));
    }

    /** Shows the person as he is called now. */
    void refresh() {
        var profile = accounts.profile(currentUser.id());
        if (!profile.equals(shown)) {
            shown = profile;
            profile.ifPresent(this::show);
        }
    }

    private void show(UserProfile profile) {
        name.setText(profile.displayName().value());
        handle.setText("@" + profile.username());
        var avatar =
                new PersonAvatar(profile.displayName().value(), profile.id().value(), profile.avatarUrl());
        avatar.addClassName("small");
        getContent().removeAll();
        getContent().add(avatar);
    }
}
