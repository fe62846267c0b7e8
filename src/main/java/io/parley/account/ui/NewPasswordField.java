package io.parley.account.ui;

import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.parley.account.AccountRefusedException;
import io.parley.account.Password;
import io.parley.account.PasswordService;
import java.util.Locale;

/** Where a new password is chosen; tells while one types how good it is. */
class NewPasswordField extends PasswordInput {

    private final PasswordService passwords;

    NewPasswordField(String label, PasswordService passwords) {
        super(label);
        this.passwords = passwords;
        setAutocomplete(Autocomplete.NEW_PASSWORD);
        setValueChangeMode(ValueChangeMode.LAZY);
        addValueChangeListener(change -> hint(change.getValue()));
        hint("");
    }

    private void hint(String typed) {
        if (typed.isEmpty()) {
            setHelperText(getTranslation("account.password.hint", passwords.minLength()));
            return;
        }
        try {
            var strength = passwords.strength(new Password(typed)).name().toLowerCase(Locale.ROOT);
            setHelperText(getTranslation("account.password.strength." + strength, passwords.minLength()));
        } catch (AccountRefusedException e) {
            setHelperText(getTranslation("account.password.hint", passwords.minLength()));
        }
    }
}
