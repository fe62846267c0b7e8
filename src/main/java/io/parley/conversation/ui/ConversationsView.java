package io.parley.conversation.ui;

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
        add(new EmptyState(
                getTranslation("conversation.none.title"),
                getTranslation("conversation.none.sentence"),
                new FirstSteps()));
    }
}
