package io.parley.conversation.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import io.parley.account.CurrentUser;
import io.parley.uikit.ViewerTime;
import jakarta.annotation.security.PermitAll;

/** The conversation with one person. */
@Route(ConversationNavigation.PATH)
@PageTitle("Parley")
@PermitAll
class ConversationView extends Div implements BeforeEnterObserver {

    private final CurrentUser currentUser;
    private final ConversationServices services;

    ConversationView(CurrentUser currentUser, ConversationServices services) {
        this.currentUser = currentUser;
        this.services = services;
        addClassName("parley-conversation-view");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        removeAll();
        var viewer = currentUser.id();
        var screen = ConversationNavigation.peer(event.getRouteParameters())
                .flatMap(peer -> services.conversations().open(viewer, peer))
                .map(opened -> new ConversationScreen(
                        services, viewer, opened, ViewerTime.of(event.getUI(), services.clock())));
        ConversationNavigation.seq(event.getLocation().getQueryParameters())
                .ifPresent(seq -> screen.ifPresent(shown -> shown.showAround(seq)));
        add(screen.orElseThrow(NotFoundException::new));
    }
}
