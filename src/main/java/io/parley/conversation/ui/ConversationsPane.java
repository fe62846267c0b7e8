package io.parley.conversation.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.shared.Registration;
import io.parley.account.CurrentUser;
import io.parley.account.UserId;
import io.parley.conversation.ConversationService;
import io.parley.conversation.ConversationSummary;
import io.parley.presence.ui.PresenceWatch;
import io.parley.realtime.ui.AttachedUi;
import io.parley.realtime.ui.CatchUp;
import io.parley.shell.spi.SidePane;
import io.parley.uikit.ViewerTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;

/**
 * The list beside every view, kept live; and, since it is there whatever view is open, the place where the browser
 * confirms that messages have arrived.
 */
@org.springframework.stereotype.Component
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
final class ConversationsPane extends Div implements SidePane {

    private final AttachedUi ui = AttachedUi.of(this);
    private final ConversationServices services;
    private final UserId viewer;
    private final TypingPeers typing;
    private final ListFeed feed;
    private final DeliveryConfirmation confirmation;
    private final PresenceWatch presences;
    private final Set<UserId> peers = new HashSet<>();
    private final Div heading = new Div();

    private @Nullable ConversationList list;
    private @Nullable Registration navigation;
    private long unread;

    ConversationsPane(CurrentUser currentUser, ConversationServices services) {
        this.services = services;
        viewer = currentUser.id();
        typing = new TypingPeers(services.clock(), services.threads(), () -> ui.access(this::refreshTyping));
        feed = new ListFeed(services.conversations(), services.receipts(), viewer, typing);
        confirmation = new DeliveryConfirmation(
                getElement(),
                services.clock(),
                arrived -> services.threads()
                        .execute(() ->
                                arrived.forEach((id, seq) -> services.receipts().delivered(viewer, id, seq))));
        addClassName("parley-conversations-pane");
        heading.setText(getTranslation("conversation.list.name"));
        heading.addClassName("parley-visually-hidden");
        heading.getElement().setAttribute("role", "heading");
        add(heading);
        CatchUp.of(this, services.threads(), feed::load, this::apply)
                .follow(services.broadcaster(), ConversationService.inbox(viewer), feed::concerns);
        presences = services.presences().forComponent(this);
    }

    @Override
    public Component component() {
        return this;
    }

    @Override
    protected void onAttach(AttachEvent event) {
        if (list == null) {
            list = new ConversationList(ViewerTime.of(event.getUI(), services.clock()));
            list.addMoreWantedListener(wanted -> showMore(wanted.getSource()));
            add(list);
        }
        navigation = event.getUI().addAfterNavigationListener(arrived -> {
            arrivedAt(arrived.getLocation().getPath());
            showTitle(event.getUI());
        });
    }

    @Override
    protected void onDetach(DetachEvent event) {
        if (navigation != null) {
            navigation.remove();
            navigation = null;
        }
    }

    private void arrivedAt(String path) {
        heading.getElement().setAttribute("aria-level", path.equals(ConversationNavigation.LIST_PATH) ? "1" : "2");
        if (list != null) {
            list.select(path);
        }
    }

    private void apply(ListFeed.Missed missed) {
        var shown = list;
        if (shown == null) {
            return;
        }
        show(shown, missed.summaries());
        if (missed.wholePage()) {
            shown.setMore(missed.summaries().size() == services.conversations().pageSize());
        }
        refreshTyping();
        if (missed.unreadConversations() >= 0) {
            unread = missed.unreadConversations();
            getUI().ifPresent(this::showTitle);
        }
        confirmation.add(missed.arrived());
    }

    private void show(ConversationList shown, List<ConversationSummary> summaries) {
        shown.show(summaries);
        for (var summary : summaries) {
            var peer = summary.peer().id();
            if (peers.add(peer)) {
                presences.watch(peer, presence -> shown.show(peer, presence));
            }
        }
    }

    private void refreshTyping() {
        if (list != null) {
            list.showTyping(typing::isTyping);
        }
    }

    private void showMore(ConversationList shown) {
        shown.last()
                .ifPresent(last -> services.threads().execute(() -> {
                    var page = services.conversations().listAfter(viewer, last);
                    ui.access(() -> {
                        show(shown, page);
                        shown.setMore(page.size() == services.conversations().pageSize());
                    });
                }));
    }

    private void showTitle(UI screen) {
        screen.getPage()
                .setTitle(
                        unread == 0
                                ? getTranslation("conversation.title")
                                : getTranslation("conversation.title.unread", unread));
    }
}
