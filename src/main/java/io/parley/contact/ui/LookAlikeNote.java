package io.parley.contact.ui;

import com.vaadin.flow.component.html.Span;
import io.parley.account.Username;

/** Says that a name is easily mistaken for that of somebody else whom the viewer may trust. */
public final class LookAlikeNote extends Span {

    /** @param other for whom one could mistake the person */
    public LookAlikeNote(Username other) {
        setText(getTranslation("contact.lookAlike", other));
        setTitle(getTranslation("contact.lookAlike.sentence", other));
        addClassName("parley-look-alike");
    }
}
