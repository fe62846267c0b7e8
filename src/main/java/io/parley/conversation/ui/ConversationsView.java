package io.parley.conversation.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import io.parley.uikit.EmptyState;
import jakarta.annotation.security.PermitAll;

/** What stands beside the list while no conversation is open. */
@Route(ConversationNavigation.LIST_PATH)
@PageTitle("Parley")
@PermitAll
class ConversationsView extends Div {

    ConversationsView() {
        addClassName("parley-conversations-view");
        var find = new Anchor("people", getTranslation("conversation.none.find"));
        find.setRouterIgnore(false);
        find.addClassName("parley-primary-link");
        add(new EmptyState(
                getTranslation("conversation.none.title"), getTranslation("conversation.none.sentence"), find));
    }
}
