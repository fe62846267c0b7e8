package io.parley.conversation.ui;

import static io.parley.conversation.ui.JumpDialog.JUMP_KEY;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.shared.Registration;
import io.parley.account.CurrentUser;
import io.parley.account.UserId;
import io.parley.conversation.ConversationId;
import io.parley.conversation.ConversationService;
import io.parley.conversation.ConversationSummary;
import io.parley.conversation.InboxEvent;
import io.parley.conversation.ListPart;
import io.parley.presence.ui.PresenceWatch;
import io.parley.realtime.ui.AttachedUi;
import io.parley.realtime.ui.CatchUp;
import io.parley.shell.spi.SidePane;
import io.parley.uikit.ViewerTime;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;

/**
 * The list beside every view, kept live; and, since it is there whatever view is open, the place where the browser
 * confirms that messages have arrived.
 */
@org.springframework.stereotype.Component
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
final class ConversationsPane extends Div implements SidePane {

    private static final Logger log = LoggerFactory.getLogger(ConversationsPane.class);

    /** A message moves the list three times, by being sent, delivered and read; nobody sees more than the last of them. */
    private static final Duration PAUSE = Duration.ofMillis(200);

    /** Whoever has the conversation before him has read a new message by then, and nothing has to flicker. */
    private static final Duration TIME_TO_READ = Duration.ofSeconds(1);

    /** The Badging API of the W3C: a number on the icon of the installed app, none for 0. */
    private static final String BADGE = "navigator.setAppBadge?.(this.parleyUnread).catch(() => {}); return true";

    private final AttachedUi ui = AttachedUi.of(this);
    private final ConversationServices services;
    private final Errands errands;
    private final UserId viewer;
    private final TypingPeers typing;
    private final ListFeed feed;
    private final DeliveryConfirmation confirmation;
    private final ClientCall badge;
    private final PresenceWatch presences;
    private final CatchUp<ListFeed.Missed> catchUp;
    private final CatchUp<Long> count;
    private final Soon countSoon;
    private final Soon catchUpSoon;
    private final Map<UserId, Registration> watched = new HashMap<>();
    private final Div heading = new Div();
    private final ListPartChoice parts = new ListPartChoice(this::choose);

    private @Nullable ConversationList list;
    private ListPart part = ListPart.MAIN;
    private @Nullable Registration polling;
    private @Nullable Registration navigation;
    private @Nullable Registration jumping;
    private long unread;
    private String viewTitle = "";
    private String shownTitle = "";
    /** What the icon says; at first whatever an earlier screen has left there. */
    private long onBadge = -1;

    ConversationsPane(CurrentUser currentUser, ConversationServices services) {
        this.services = services;
        errands = new Errands(this, services.threads());
        viewer = currentUser.id();
        typing = new TypingPeers(services.clock(), services.threads(), () -> ui.access(this::refreshTyping));
        feed = new ListFeed(services.conversations(), services.receipts(), viewer, typing);
        confirmation =
                new DeliveryConfirmation(getElement(), services.clock(), arrived -> later(() -> confirm(arrived)));
        badge = new ClientCall(
                getElement(),
                BADGE,
                services.clock(),
                () -> getElement().setProperty("parleyUnread", unread),
                shown -> {});
        addClassName("parley-conversations-pane");
        heading.setText(getTranslation("conversation.list.name"));
        heading.addClassName("parley-visually-hidden");
        heading.getElement().setAttribute("role", "heading");
        add(heading);
        catchUp = CatchUp.of(this, services.threads(), feed::load, this::apply)
                .resting(PAUSE)
                .follow(services.broadcaster(), ConversationService.inbox(viewer), this::isUrgent);
        count = CatchUp.of(
                this, services.threads(), () -> services.conversations().unreadConversations(viewer), this::showUnread);
        countSoon = new Soon(services.threads(), TIME_TO_READ, count::request);
        catchUpSoon = new Soon(services.threads(), TIME_TO_READ, this::catchUp);
        presences = services.presences().forComponent(this);
    }

    @Override
    public Component component() {
        return this;
    }

    @Override
    protected void onAttach(AttachEvent event) {
        if (list == null) {
            var shown = new ConversationList(viewer, ViewerTime.of(event.getUI(), services.clock()));
            shown.addMoreWantedListener(wanted -> showMore(shown));
            shown.setMenu(new ConversationMenu(
                    path -> shown.at(path).map(this::chosen),
                    new ConversationActs(services, viewer, errands),
                    services.clock()));
            add(parts, shown);
            list = shown;
        }
        // before that of the catching up, which was added later
        polling = event.getUI().addPollListener(poll -> feed.readAll());
        jumping = event.getUI()
                .getElement()
                .addEventListener("keydown", key -> new JumpDialog(services, viewer).open())
                .setFilter(JUMP_KEY);
        navigation = event.getUI().addAfterNavigationListener(arrived -> {
            arrivedAt(arrived.getLocation().getPath());
            feed.opened(arrived.getActiveChain().stream()
                    .filter(ConversationView.class::isInstance)
                    .map(ConversationView.class::cast)
                    .findFirst()
                    .flatMap(ConversationView::peer));
            // only after this the view gets its title
            event.getUI().beforeClientResponse(this, response -> showTitle(response.getUI()));
        });
    }

    @Override
    protected void onDetach(DetachEvent event) {
        if (polling != null) {
            polling.remove();
            polling = null;
        }
        if (jumping != null) {
            jumping.remove();
            jumping = null;
        }
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
        var wasRequest = part == ListPart.REQUESTS && shown.showsSelected();
        missed.firstOf()
                .ifPresentOrElse(
                        first -> {
                            if (first == part) {
                                shown.showFirst(missed.summaries(), isFull(missed.summaries()));
                            }
                        },
                        () -> shown.show(missed.summaries()));
        shown.remove(missed.gone());
        if (wasRequest && missed.summaries().stream().anyMatch(it -> shown.isSelected(it) && ListPart.MAIN.holds(it))) {
            // whoever has let somebody in goes on talking with him
            parts.choose(ListPart.MAIN);
        }
        watch(shown);
        refreshTyping();
        if (missed.unreadMoved()) {
            countSoon.request();
        }
        missed.requests().ifPresent(parts::showRequests);
        confirmation.add(missed.arrived());
    }

    private void confirm(Map<ConversationId, Long> arrived) {
        try {
            arrived.forEach((id, seq) -> services.receipts().delivered(viewer, id, seq));
        } catch (RuntimeException e) {
            log.warn("What a browser confirmed was not stored, and is asked for again", e);
            ui.access(() -> confirmation.forget(arrived.keySet()));
        }
    }

    /** What moves in the open conversation is seen there; its row may wait until it has been read. */
    private boolean isUrgent(List<InboxEvent> events) {
        var isNew = feed.concerns(events);
        var mayWait = isNew && feed.areBeforeEyes(events);
        if (mayWait) {
            catchUpSoon.request();
        }
        return isNew && !mayWait;
    }

    private void catchUp() {
        if (feed.isBehind()) {
            catchUp.request();
        }
    }

    private void showUnread(long count) {
        unread = count;
        if (onBadge != unread) {
            onBadge = unread;
            badge.request();
        }
        getUI().ifPresent(this::showTitle);
    }

    private boolean isFull(List<ConversationSummary> page) {
        return page.size() == services.conversations().pageSize();
    }

    private void choose(ListPart chosen) {
        part = chosen;
        feed.choose(chosen);
        if (list != null) {
            list.show(chosen);
            watch(list);
        }
        catchUp.begin();
    }

    /** Follows the presence of those who are shown, and of nobody else. */
    private void watch(ConversationList shown) {
        var peers = new HashSet<>(shown.peers());
        peers.remove(viewer);
        watched.entrySet().removeIf(watch -> {
            var isGone = !peers.contains(watch.getKey());
            if (isGone) {
                watch.getValue().remove();
            }
            return isGone;
        });
        peers.forEach(peer -> watched.computeIfAbsent(
                peer, person -> presences.watch(person, presence -> shown.show(person, presence))));
    }

    private ConversationMenu.Chosen chosen(ConversationSummary conversation) {
        var peer = conversation.peer();
        return new ConversationMenu.Chosen(
                peer,
                Optional.of(conversation),
                !peer.id().equals(viewer),
                services.contacts().hasBlocked(viewer, peer.id()),
                Optional.empty());
    }

    private void later(Runnable task) {
        services.threads().execute(task);
    }

    private void refreshTyping() {
        if (list != null) {
            list.showTyping(typing::isTyping);
        }
    }

    private void showMore(ConversationList shown) {
        shown.end()
                .ifPresent(end -> errands.fetch(
                        () -> feed.after(end),
                        page -> {
                            shown.showNext(page, isFull(page));
                            watch(shown);
                        },
                        () -> shown.setMore(true)));
    }

    /** The title of the view, behind the number of conversations that are unread. */
    private void showTitle(UI screen) {
        var title = screen.getInternals().getTitle();
        if (!title.equals(shownTitle)) {
            viewTitle = title;
        }
        shownTitle = unread == 0 ? viewTitle : getTranslation("conversation.title.unread", unread, viewTitle);
        if (!shownTitle.equals(title)) {
            screen.getPage().setTitle(shownTitle);
        }
    }
}
