package io.parley.conversation.ui;

import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import io.parley.account.UserId;
import io.parley.account.UserProfile;
import io.parley.uikit.HeldKeys;
import io.parley.uikit.LatinKey;

/** Leads to a conversation or a person by a few letters. */
final class JumpDialog extends Dialog {

    static final String JUMP_KEY = "(event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && "
            + LatinKey.is("event", 'k') + " && !event.preventDefault() && " + HeldKeys.HOLD;

    JumpDialog(ConversationServices services, UserId viewer) {
        addClassName("parley-finder");
        setAriaLabel(getTranslation("conversation.jump"));
        var finder = new PersonFinder(services, viewer, getTranslation("conversation.jump"), this::link, this::open);
        add(finder);
        HeldKeys.release(finder);
    }

    private HtmlContainer link(UserProfile person) {
        var link = new Anchor(ConversationNavigation.path(person.username()), "");
        link.setRouterIgnore(false);
        link.getElement().addEventListener("click", click -> close());
        return link;
    }

    private void open(UserProfile person) {
        getUI().ifPresent(ui -> {
            close();
            ui.navigate(ConversationNavigation.path(person.username()));
        });
    }
}
