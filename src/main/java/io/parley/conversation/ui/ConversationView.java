package io.parley.conversation.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import io.parley.account.CurrentUser;
import io.parley.account.UserId;
import io.parley.uikit.ViewerTime;
import jakarta.annotation.security.PermitAll;
import java.util.Optional;

/** The conversation with one person. */
@Route(ConversationNavigation.PATH)
@PageTitle("Parley")
@PermitAll
class ConversationView extends Div implements BeforeEnterObserver {

    private final CurrentUser currentUser;
    private final ConversationServices services;
    private Optional<UserId> peer = Optional.empty();

    ConversationView(CurrentUser currentUser, ConversationServices services) {
        this.currentUser = currentUser;
        this.services = services;
        addClassName("parley-conversation-view");
    }

    /** Whose conversation with the viewer this is. */
    Optional<UserId> peer() {
        return peer;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        removeAll();
        var viewer = currentUser.id();
        var opened = ConversationNavigation.peer(event.getRouteParameters())
                .flatMap(username -> services.conversations().open(viewer, username))
                .orElseThrow(NotFoundException::new);
        peer = Optional.of(opened.peer().id());
        var screen = new ConversationScreen(services, viewer, opened, ViewerTime.of(event.getUI(), services.clock()));
        ConversationNavigation.seq(event.getLocation().getQueryParameters()).ifPresent(screen::showAround);
        add(screen);
    }
}
