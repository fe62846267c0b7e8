package io.parley.account.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.page.ColorScheme;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import io.parley.account.AccountService;
import io.parley.account.Appearance;
import io.parley.account.CurrentUser;
import io.parley.account.Preferences;
import org.springframework.stereotype.Component;

/** Shows every new screen in the language and the colours that its person has chosen. */
@Component
class ScreenPreferences implements VaadinServiceInitListener {

    private final AccountService accounts;
    private final CurrentUser currentUser;

    ScreenPreferences(AccountService accounts, CurrentUser currentUser) {
        this.accounts = accounts;
        this.currentUser = currentUser;
    }

    @Override
    public void serviceInit(ServiceInitEvent service) {
        service.getSource()
                .addUIInitListener(event -> currentUser
                        .find()
                        .map(accounts::preferences)
                        .ifPresent(preferences -> apply(event.getUI(), preferences)));
    }

    static void apply(UI ui, Preferences preferences) {
        preferences.language().ifPresent(ui::setLocale);
        if (preferences.appearance() != Appearance.SYSTEM) {
            apply(ui, preferences.appearance());
        }
    }

    static void apply(UI ui, Appearance appearance) {
        ui.getPage()
                .setColorScheme(
                        switch (appearance) {
                            case SYSTEM -> ColorScheme.Value.SYSTEM;
                            case LIGHT -> ColorScheme.Value.LIGHT;
                            case DARK -> ColorScheme.Value.DARK;
                        });
    }
}
