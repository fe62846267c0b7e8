package io.parley.conversation.ui;

import com.vaadin.flow.component.html.Div;
import java.util.List;

/** Reads out what has just come to whoever does not see it; out of sight. */
final class Announcer extends Div {

    Announcer() {
        addClassName("parley-visually-hidden");
        getElement().setAttribute("aria-live", "polite");
    }

    /** Reads these sentences out, in place of those before, which nobody shall come upon later. */
    void say(List<String> sentences) {
        removeAll();
        sentences.forEach(sentence -> add(new Div(sentence)));
    }
}
