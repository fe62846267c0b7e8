package io.parley.conversation.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import io.parley.account.AccountService;
import io.parley.account.CurrentUser;
import io.parley.uikit.EmptyState;
import jakarta.annotation.security.PermitAll;

/** What stands beside the list while no conversation is open. */
@Route(ConversationNavigation.LIST_PATH)
@PageTitle("Parley")
@PermitAll
class ConversationsView extends Div {

    ConversationsView(CurrentUser currentUser, AccountService accounts) {
        addClassName("parley-conversations-view");
        var acts = new Div(new FindPeopleLink());
        acts.addClassName("parley-empty-acts");
        accounts.profile(currentUser.id()).ifPresent(self -> {
            var notes =
                    new Anchor(ConversationNavigation.path(self.username()), getTranslation("conversation.none.notes"));
            notes.setRouterIgnore(false);
            acts.add(notes);
        });
        add(new EmptyState(
                getTranslation("conversation.none.title"), getTranslation("conversation.none.sentence"), acts));
    }
}
