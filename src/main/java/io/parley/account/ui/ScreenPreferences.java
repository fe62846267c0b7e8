package io.parley.account.ui;

import com.vaadin.flow.component.Direction;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.page.ColorScheme;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import io.parley.account.AccountService;
import io.parley.account.Appearance;
import io.parley.account.CurrentUser;
import io.parley.account.Preferences;
import io.parley.uikit.ViewerTime;
import java.awt.ComponentOrientation;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.springframework.stereotype.Component;

/** Shows every new screen in the language and the colours that its person has chosen, written in that language's direction. */
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
        service.addIndexHtmlRequestListener(page -> chosen().ifPresent(chosen -> apply(page.getDocument(), chosen)));
        service.getSource().addUIInitListener(event -> {
            chosen().ifPresent(chosen -> apply(event.getUI(), chosen));
            direct(event.getUI());
        });
    }

    private Optional<Preferences> chosen() {
        return currentUser.find().map(accounts::preferences);
    }

    /** From the first byte, so that a dark screen does not begin with a white flash. */
    private static void apply(Document page, Preferences preferences) {
        var html = page.root().firstElementChild();
        if (html == null) {
            return;
        }
        preferences.language().ifPresent(language -> html.attr("lang", language.toLanguageTag()));
        if (preferences.appearance() != Appearance.SYSTEM) {
            var scheme = scheme(preferences.appearance());
            html.attr("theme", scheme.getThemeValue());
            html.attr("style", "color-scheme: " + scheme.getValue());
        }
    }

    static void apply(UI ui, Preferences preferences) {
        preferences.language().ifPresent(ui::setLocale);
        if (preferences.twelveHours()) {
            ViewerTime.inTwelveHours(ui);
        }
        if (preferences.appearance() != Appearance.SYSTEM) {
            apply(ui, preferences.appearance());
        }
    }

    private static void direct(UI ui) {
        if (!ComponentOrientation.getOrientation(ui.getLocale()).isLeftToRight()) {
            ui.setDirection(Direction.RIGHT_TO_LEFT);
        }
    }

    static void apply(UI ui, Appearance appearance) {
        ui.getPage().setColorScheme(scheme(appearance));
    }

    private static ColorScheme.Value scheme(Appearance appearance) {
        return switch (appearance) {
            case SYSTEM -> ColorScheme.Value.SYSTEM;
            case LIGHT -> ColorScheme.Value.LIGHT;
            case DARK -> ColorScheme.Value.DARK;
        };
    }
}
