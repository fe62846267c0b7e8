package io.parley.account.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.textfield.Autocomplete;
import io.parley.account.AccountProblem.Field;
import io.parley.account.PasswordService;
import io.parley.account.UserId;
import io.parley.uikit.Notifications;

/** Where a person sets another password. */
class PasswordSection extends Section {

    private final UserId user;
    private final PasswordService passwords;

    private final PasswordInput current = new PasswordInput(getTranslation("account.password.current"));
    private final NewPasswordField next;
    private final FormProblems problems;

    PasswordSection(UserId user, PasswordService passwords) {
        this.user = user;
        this.passwords = passwords;
        this.next = new NewPasswordField(getTranslation("account.password.new"), passwords);
        this.problems = new FormProblems(this, passwords.minLength());
        addClassName("parley-settings-section");
        current.setAutocomplete(Autocomplete.CURRENT_PASSWORD);
        problems.beside(Field.CURRENT_PASSWORD, current);
        problems.beside(Field.PASSWORD, next);
        var change = new Button(getTranslation("account.password.change"), click -> change());
        change.addThemeVariants(ButtonVariant.PRIMARY);
        add(
                new H2(getTranslation("account.settings.password")),
                new Paragraph(getTranslation("account.password.consequence")),
                current,
                next,
                problems.notice(),
                change);
    }

    private void change() {
        problems.clear();
        var typed = problems.read(() -> passwords.chosen(next.getValue()));
        typed.ifPresent(password -> problems.attempt(() -> {
            passwords.changePassword(user, current.getValue(), password);
            current.clear();
            next.clear();
            Notifications.success(getTranslation("account.password.changed"));
        }));
    }
}
