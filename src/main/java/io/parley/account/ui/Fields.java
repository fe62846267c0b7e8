package io.parley.account.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Tag;

/** Fields one below the other, and what is done with them. */
@Tag("div")
class Fields extends HtmlContainer {

    Fields(Component... fieldsAndButton) {
        super(fieldsAndButton);
        addClassName("parley-form");
    }
}
