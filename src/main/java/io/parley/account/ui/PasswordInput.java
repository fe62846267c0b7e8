package io.parley.account.ui;

import com.vaadin.flow.component.textfield.PasswordField;
import tools.jackson.databind.node.JsonNodeFactory;

/** Where a password is typed; the server alone says whether it will do. */
class PasswordInput extends PasswordField {

    PasswordInput(String label) {
        super(label);
        setManualValidation(true);
        // Vaadin offers no setter for what the button says that shows the password
        getElement()
                .setPropertyJson(
                        "i18n",
                        JsonNodeFactory.instance.objectNode().put("reveal", getTranslation("account.password.reveal")));
    }
}
