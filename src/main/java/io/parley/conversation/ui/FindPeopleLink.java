package io.parley.conversation.ui;

import com.vaadin.flow.component.html.Anchor;

/** Leads to the people whom one could write to, from where there is no conversation yet. */
final class FindPeopleLink extends Anchor {

    FindPeopleLink() {
        super("people");
        setText(getTranslation("conversation.none.find"));
        setRouterIgnore(false);
        addClassName("parley-primary-link");
    }
}
