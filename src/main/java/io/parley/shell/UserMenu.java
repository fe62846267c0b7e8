package io.parley.shell;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.contextmenu.ContextMenu;
import com.vaadin.flow.component.contextmenu.ContextMenuPosition;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.server.menu.MenuConfiguration;
import com.vaadin.flow.spring.annotation.SpringComponent;
import io.parley.account.AccountService;
import io.parley.account.AccountSessions;
import io.parley.account.CurrentUser;
import io.parley.account.UserProfile;
import io.parley.uikit.PersonAvatar;
import java.util.Optional;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;

/** The person's own avatar, and behind it what concerns him alone. */
@SpringComponent
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
class UserMenu extends Composite<NativeButton> {

    private final AccountService accounts;
    private final CurrentUser currentUser;
    private final ContextMenu menu = new ContextMenu();
    private final Span name = new Span();
    private final Span handle = new Span();
    private Optional<UserProfile> shown = Optional.empty();

    UserMenu(AccountService accounts, CurrentUser currentUser, AccountSessions sessions) {
        this.accounts = accounts;
        this.currentUser = currentUser;
        var button = getContent();
        button.addClassName("parley-user-menu");
        button.setAriaLabel(getTranslation("shell.userMenu"));
        button.getElement().setAttribute("aria-haspopup", "menu");
        menu.setTarget(button);
        menu.setOpenOnClick(true);
        menu.setPosition(ContextMenuPosition.BOTTOM_END);
        handle.addClassName("parley-handle");
        var who = new Div(name, handle);
        who.addClassName("parley-user-menu-who");
        menu.addComponent(who);
        menu.addSeparator();
        MenuConfiguration.getMenuEntries().stream()
                .filter(entry -> entry.icon() == null)
                .forEach(entry -> menu.addItem(getTranslation(entry.title()), click -> open(entry.path())));
        menu.addItem(getTranslation("shell.logOut"), click -> sessions.logOut());
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
