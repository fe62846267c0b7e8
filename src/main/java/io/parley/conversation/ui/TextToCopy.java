package io.parley.conversation.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.textfield.TextArea;

/** A text to be copied by hand, where the browser does not let Parley do it. */
final class TextToCopy extends Dialog {

    TextToCopy(String text) {
        addClassName("parley-dialog");
        setHeaderTitle(getTranslation("conversation.action.copy"));
        var field = new TextArea();
        field.setAriaLabel(getTranslation("conversation.action.copy.text"));
        field.setReadOnly(true);
        field.setMaxRows(12);
        field.setValue(text);
        field.setAutoselect(true);
        field.setAutofocus(true);
        field.setWidthFull();
        add(field);
        getFooter().add(new Button(getTranslation("conversation.dialog.close"), click -> close()));
    }
}
