package io.parley.account.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.i18n.I18NProvider;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import io.parley.account.AccessTokens;
import io.parley.account.AccountService;
import io.parley.account.AccountSessions;
import io.parley.account.AvatarService;
import io.parley.account.CurrentUser;
import io.parley.account.PasswordService;
import io.parley.uikit.BackLink;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;

/** Where a person changes what concerns himself. */
@Route("settings")
@Menu(title = "account.settings.title", order = 90)
@PermitAll
class SettingsView extends Div implements HasDynamicTitle {

    SettingsView(
            AccountService accounts,
            AvatarService avatars,
            PasswordService passwords,
            AccessTokens tokens,
            AccountSessions sessions,
            Clock clock,
            CurrentUser currentUser,
            I18NProvider languages,
            ObjectProvider<SettingsSection> sections) {
        var user = currentUser.id();
        var profile = accounts.profile(user).orElseThrow(() -> new IllegalStateException("No account " + user));
        var head = new Div(new BackLink(), new H1(getTranslation("account.settings.title")));
        head.addClassName("parley-settings-head");
        var page = new Div(
                head,
                new ProfileSection(profile, accounts, avatars),
                new PasswordSection(user, passwords),
                new ScreenSection(user, accounts, languages));
        sections.orderedStream().map(SettingsSection::component).forEach(page::add);
        page.add(new SessionsSection(user, sessions, clock), new TokensSection(user, tokens, clock));
        page.addClassName("parley-settings-page");
        addClassName("parley-settings");
        add(page);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("account.settings.title");
    }
}
