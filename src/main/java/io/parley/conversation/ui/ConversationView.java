package io.parley.conversation.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParameters;
import io.parley.account.AccountRefusedException;
import io.parley.account.CurrentUser;
import io.parley.account.Username;
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

    ConversationView(CurrentUser currentUser, ConversationServices services) {
        this.currentUser = currentUser;
        this.services = services;
        addClassName("parley-conversation-view");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        removeAll();
        var viewer = currentUser.id();
        var screen = username(event.getRouteParameters())
                .flatMap(peer -> services.conversations().open(viewer, peer))
                .map(opened -> new ConversationScreen(
                        services, viewer, opened, ViewerTime.of(event.getUI(), services.clock())));
        add(screen.orElseThrow(NotFoundException::new));
    }

    private static Optional<Username> username(RouteParameters parameters) {
        try {
            return Optional.of(new Username(ConversationNavigation.username(parameters)));
        } catch (AccountRefusedException noSuchName) {
            return Optional.empty();
        }
    }
}
