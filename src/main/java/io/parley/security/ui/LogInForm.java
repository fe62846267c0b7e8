package io.parley.security.ui;

import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.textfield.Autocapitalize;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The form that the browser itself sends to the server, so that the password never becomes part of a screen's state and
 * every password manager knows what it sees.
 */
@Tag("form")
class LogInForm extends HtmlContainer {

    private final TextField username = new TextField(getTranslation("security.login.username"));
    private final PasswordField password = new PasswordField(getTranslation("security.login.password"));

    LogInForm() {
        addClassName("parley-form");
        getElement().setAttribute("method", "post").setAttribute("action", "login");
        username.getElement().setProperty("name", "username");
        username.setAutocomplete(Autocomplete.USERNAME);
        username.setAutocapitalize(Autocapitalize.NONE);
        username.setAutofocus(true);
        password.getElement().setProperty("name", "password");
        // Vaadin offers no setter for what the button says that shows the password
        password.getElement()
                .setPropertyJson(
                        "i18n",
                        JsonNodeFactory.instance.objectNode().put("reveal", getTranslation("security.login.reveal")));
        password.setAutocomplete(Autocomplete.CURRENT_PASSWORD);
        var remember = new Checkbox(getTranslation("security.login.remember"));
        remember.getElement().setProperty("name", "remember-me");
        var submit = new NativeButton(getTranslation("security.login.submit"));
        submit.getElement().setAttribute("type", "submit");
        submit.addClassName("parley-primary");
        add(username, password, remember, submit);
    }

    /** Lets the person type the password alone. */
    void fillIn(String typedName) {
        username.setValue(typedName);
        username.setAutofocus(typedName.isEmpty());
        password.setAutofocus(!typedName.isEmpty());
    }
}
