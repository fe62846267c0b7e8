package io.parley.account.ui;

import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.i18n.I18NProvider;
import io.parley.account.AccountService;
import io.parley.account.Appearance;
import io.parley.account.Preferences;
import io.parley.account.UserId;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** How a person likes the screens; what is chosen holds at once. */
class ScreenSection extends Section {

    private final UserId user;
    private final AccountService accounts;

    private final Select<Locale> language = new Select<>();
    private final RadioButtonGroup<Appearance> appearance =
            new RadioButtonGroup<>(getTranslation("account.appearance"));
    private final RadioButtonGroup<Boolean> twelveHours = new RadioButtonGroup<>(getTranslation("account.hours"));

    ScreenSection(UserId user, AccountService accounts, I18NProvider languages) {
        this.user = user;
        this.accounts = accounts;
        addClassName("parley-settings-section");
        var preferences = accounts.preferences(user);
        language.setLabel(getTranslation("account.language"));
        language.setItems(languages.getProvidedLocales());
        language.setEmptySelectionAllowed(true);
        language.setEmptySelectionCaption(getTranslation("account.language.browser"));
        language.setItemLabelGenerator(locale ->
                locale == null ? getTranslation("account.language.browser") : locale.getDisplayLanguage(locale));
        preferences.language().ifPresent(language::setValue);
        language.addValueChangeListener(change -> changeWords(
                now -> new Preferences(Optional.ofNullable(change.getValue()), now.appearance(), now.twelveHours())));
        appearance.setItems(Appearance.values());
        appearance.setItemLabelGenerator(
                value -> getTranslation("account.appearance." + value.name().toLowerCase(Locale.ROOT)));
        appearance.setValue(preferences.appearance());
        appearance.addValueChangeListener(change -> changeAppearance(change.getValue()));
        twelveHours.setItems(false, true);
        twelveHours.setItemLabelGenerator(
                twelve -> getTranslation(twelve ? "account.hours.twelve" : "account.hours.twenty-four"));
        twelveHours.setValue(preferences.twelveHours());
        twelveHours.addValueChangeListener(
                change -> changeWords(now -> new Preferences(now.language(), now.appearance(), change.getValue())));
        add(new H2(getTranslation("account.settings.screen")), language, appearance, twelveHours);
    }

    private void changeWords(UnaryOperator<Preferences> change) {
        accounts.changePreferences(user, change);
        // every word or time on the page is another: it is loaded anew
        getUI().ifPresent(ui -> ui.getPage().reload());
    }

    private void changeAppearance(Appearance chosen) {
        accounts.changePreferences(user, now -> new Preferences(now.language(), chosen, now.twelveHours()));
        getUI().ifPresent(ui -> ScreenPreferences.apply(ui, chosen));
    }
}
