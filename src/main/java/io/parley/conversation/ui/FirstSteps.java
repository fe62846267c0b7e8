package io.parley.conversation.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;

/** What to do where no conversation is open: write to somebody, or to oneself. */
final class FirstSteps extends Div {

    FirstSteps() {
        addClassName("parley-first-steps");
        var people = link("people", "conversation.none.find");
        people.addClassName("parley-primary-link");
        add(people, link(ConversationNavigation.NOTES_PATH, "conversation.none.notes"));
    }

    private Anchor link(String path, String key) {
        var link = new Anchor(path, getTranslation(key));
        link.setRouterIgnore(false);
        return link;
    }
}
