package io.parley.contact.ui;

import com.vaadin.flow.component.html.Span;
import io.parley.account.Username;

/** Says that a name is easily mistaken for that of somebody else whom the viewer may trust. */
public final class LookAlikeNote extends Span {

    private LookAlikeNote() {
        addClassName("parley-look-alike");
    }

    /** @param other for whom one could mistake the person */
    public LookAlikeNote(Username other) {
        this();
        setText(getTranslation("contact.lookAlike", other));
        setTitle(getTranslation("contact.lookAlike.sentence", other));
    }

    /** The same as a whole sentence, for a line of its own. */
    public static LookAlikeNote asSentence(Username other) {
        var note = new LookAlikeNote();
        note.setText(note.getTranslation("contact.lookAlike.sentence", other));
        return note;
    }
}
