package io.parley.conversation.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import io.parley.account.AccountService;
import io.parley.account.CurrentUser;
import jakarta.annotation.security.PermitAll;

/** Leads everybody to the notes to himself, from his own menu: on a telephone nothing else does before there is one. */
@Route(ConversationNavigation.NOTES_PATH)
@Menu(title = "conversation.notes", order = 80)
@PermitAll
class NotesView extends Div implements BeforeEnterObserver {

    private final CurrentUser currentUser;
    private final AccountService accounts;

    NotesView(CurrentUser currentUser, AccountService accounts) {
        this.currentUser = currentUser;
        this.accounts = accounts;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        accounts.profile(currentUser.id())
                .ifPresent(self ->
                        event.forwardTo(ConversationView.class, ConversationNavigation.parameters(self.username())));
    }
}
