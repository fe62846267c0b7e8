package io.parley.account.ui;

import com.vaadin.flow.component.Direction;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.page.ColorScheme;
import com.vaadin.flow.i18n.I18NProvider;
import com.vaadin.flow.internal.LocaleUtil;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinServiceInitListener;
import io.parley.account.AccountService;
import io.parley.account.Appearance;
import io.parley.account.CurrentUser;
import io.parley.account.Preferences;
import io.parley.uikit.ViewerTime;
import java.awt.ComponentOrientation;
import java.util.Locale;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.springframework.stereotype.Component;

/** Shows every new screen in the language and the colours that its person has chosen, written in that language's direction. */
@Component
class ScreenPreferences implements VaadinServiceInitListener {

    private final AccountService accounts;
    private final CurrentUser currentUser;
    private final I18NProvider words;

    ScreenPreferences(AccountService accounts, CurrentUser currentUser, I18NProvider words) {
        this.accounts = accounts;
        this.currentUser = currentUser;
        this.words = words;
    }

    @Override
    public void serviceInit(ServiceInitEvent service) {
        service.addIndexHtmlRequestListener(page -> {
            speak(page.getDocument(), language(page.getVaadinRequest()));
            chosen().ifPresent(chosen -> apply(page.getDocument(), chosen));
        });
        service.getSource().addUIInitListener(event -> {
            chosen().ifPresent(chosen -> apply(event.getUI(), chosen));
            direct(event.getUI());
        });
    }

    private Optional<Preferences> chosen() {
        return currentUser.find().map(accounts::preferences);
    }

    /** Of the languages that there are the one that the browser asks for, as Vaadin chooses it. */
    private Locale language(VaadinRequest request) {
        var all = words.getProvidedLocales();
        return LocaleUtil.getExactLocaleMatch(request, all)
                .or(() -> LocaleUtil.getLocaleMatchByLanguage(request, all))
                .orElseGet(all::getFirst);
    }

    private static void speak(Document page, Locale language) {
        html(page).attr("lang", language.toLanguageTag());
    }

    private static Element html(Document page) {
        return page.expectFirst("html");
    }

    /** From the first byte, so that a dark screen does not begin with a white flash. */
    private static void apply(Document page, Preferences preferences) {
        var html = html(page);
        preferences.language().ifPresent(language -> speak(page, language));
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
