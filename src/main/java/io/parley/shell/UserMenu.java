package io.parley.shell;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.popover.PopoverPosition;
import com.vaadin.flow.server.menu.MenuConfiguration;
import com.vaadin.flow.spring.annotation.SpringComponent;
import io.parley.account.AccountService;
import io.parley.account.AccountSessions;
import io.parley.account.CurrentUser;
import io.parley.account.UserProfile;
import io.parley.shell.spi.UserMark;
import io.parley.shell.spi.UserMenuPart;
import io.parley.uikit.ArrowKeys;
import io.parley.uikit.PersonAvatar;
import java.util.ArrayList;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;

/**
 * The person's own avatar, and behind it who he is and what concerns him alone.
 *
 * <p>The acts are a menu as the <a href="https://www.w3.org/WAI/ARIA/apg/patterns/menu-button/">menu button pattern</a>
 * wants it: the first has the focus when it opens, and the arrow keys lead to the others. The name stands beside the menu,
 * for a menu may hold nothing but acts.
 */
@SpringComponent
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
class UserMenu extends Composite<NativeButton> {

    private static final String MARKS = "parley-user-marks";

    private final AccountService accounts;
    private final CurrentUser currentUser;
    private final AccountSessions sessions;
    private final ObjectProvider<UserMenuPart> parts;
    private final Span marks = new Span();
    private final Popover popover = new Popover();
    private Optional<UserProfile> shown = Optional.empty();

    UserMenu(
            AccountService accounts,
            CurrentUser currentUser,
            AccountSessions sessions,
            ObjectProvider<UserMenuPart> parts,
            ObjectProvider<UserMark> marks) {
        this.accounts = accounts;
        this.currentUser = currentUser;
        this.sessions = sessions;
        this.parts = parts;
        var button = getContent();
        button.addClassName("parley-user-menu");
        button.setAriaLabel(getTranslation("shell.userMenu"));
        button.getElement().setAttribute("aria-describedby", MARKS);
        this.marks.setId(MARKS);
        this.marks.addClassName("parley-user-marks");
        marks.orderedStream().map(UserMark::component).forEach(this.marks::add);
        popover.setTarget(button);
        popover.setPosition(PopoverPosition.BOTTOM_END);
        popover.setAriaLabel(getTranslation("shell.userMenu"));
        popover.addOpenedChangeListener(change -> {
            popover.removeAll();
            if (change.isOpened()) {
                fill();
            }
        });
    }

    private void fill() {
        shown.ifPresent(profile -> popover.add(who(profile)));
        parts.orderedStream().forEach(part -> {
            popover.add(framed(part));
            part.refresh();
        });
        var acts = new ArrayList<NativeButton>();
        MenuConfiguration.getMenuEntries().stream()
                .filter(entry -> entry.icon() == null)
                .forEach(entry -> acts.add(act(getTranslation(entry.title()), () -> open(entry.path()))));
        acts.add(act(getTranslation("shell.logOut"), sessions::logOut));
        var menu = new Div();
        menu.addClassName("parley-user-menu-acts");
        menu.getElement().setAttribute("role", "menu");
        acts.forEach(menu::add);
        acts.stream().skip(1).forEach(act -> act.setTabIndex(-1));
        ArrowKeys.install(menu.getElement());
        popover.add(menu);
        acts.getFirst().focus();
    }

    private static Div who(UserProfile profile) {
        var handle = new Span("@" + profile.username());
        handle.addClassName("parley-handle");
        var who = new Div(new Span(profile.displayName().value()), handle);
        who.addClassName("parley-user-menu-who");
        return who;
    }

    private static Div framed(UserMenuPart part) {
        var frame = new Div(part.component());
        frame.addClassName("parley-user-menu-part");
        return frame;
    }

    private NativeButton act(String caption, Runnable act) {
        var item = new NativeButton(caption, click -> {
            popover.close();
            act.run();
        });
        item.getElement().setAttribute("role", "menuitem");
        return item;
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
        var avatar =
                new PersonAvatar(profile.displayName().value(), profile.id().value(), profile.avatarUrl());
        avatar.addClassName("small");
        avatar.add(marks);
        getContent().removeAll();
        getContent().add(avatar);
    }
}
