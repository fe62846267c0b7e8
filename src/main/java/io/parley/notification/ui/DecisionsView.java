package io.parley.notification.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import io.parley.account.CurrentUser;
import io.parley.account.UserId;
import io.parley.account.UserProfile;
import io.parley.conversation.ConversationId;
import io.parley.conversation.ConversationService;
import io.parley.conversation.ConversationSummary;
import io.parley.conversation.ui.ConversationNavigation;
import io.parley.notification.NoticeDecision;
import io.parley.notification.NoticeLog;
import io.parley.notification.NotificationService;
import io.parley.notification.PushService;
import io.parley.uikit.BackLink;
import io.parley.uikit.EmptyState;
import io.parley.uikit.ViewerTime;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Why a person was told of messages lately, or not, and what is turned off; as it stood when the page was opened. */
@Route(DecisionsView.PATH)
@PermitAll
class DecisionsView extends Div implements HasDynamicTitle {

    static final String PATH = "settings/notifications";

    private final UserId viewer;
    private final NoticeLog decisions;
    private final NotificationService notifications;
    private final PushService push;
    private final ConversationService conversations;
    private final Clock clock;
    private final Section content = new Section();

    DecisionsView(
            CurrentUser currentUser,
            NoticeLog decisions,
            NotificationService notifications,
            PushService push,
            ConversationService conversations,
            Clock clock) {
        this.viewer = currentUser.id();
        this.decisions = decisions;
        this.notifications = notifications;
        this.push = push;
        this.conversations = conversations;
        this.clock = clock;
        var head = new Div(new BackLink(), new H1(getTranslation("notification.why.title")));
        head.addClassName("parley-settings-head");
        content.addClassName("parley-settings-section");
        var settings = new Anchor("settings", getTranslation("notification.why.settings"));
        settings.setRouterIgnore(false);
        settings.addClassName("parley-why-link");
        var page = new Div(head, content, settings);
        page.addClassName("parley-settings-page");
        addClassName("parley-settings");
        add(page);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("notification.why.title");
    }

    @Override
    protected void onAttach(AttachEvent event) {
        content.removeAll();
        if (!notifications.settings(viewer).wanted()) {
            content.add(new Paragraph(getTranslation("notification.why.tabs.off")));
        }
        if (!push.isTurnedOn(viewer)) {
            content.add(new Paragraph(getTranslation("notification.why.push.off")));
        }
        var latest = decisions.latest(viewer);
        if (latest.isEmpty()) {
            content.add(new EmptyState(
                    getTranslation("notification.why.none"), getTranslation("notification.why.none.sentence")));
        } else {
            content.add(
                    new Paragraph(getTranslation("notification.why.lead")),
                    list(latest, ViewerTime.of(event.getUI(), clock)));
        }
    }

    private UnorderedList list(List<NoticeDecision> latest, ViewerTime time) {
        var peers = peers(latest);
        var list = new UnorderedList();
        list.addClassName("parley-tokens");
        list.getElement().setAttribute("aria-label", getTranslation("notification.why.title"));
        latest.forEach(decision -> Optional.ofNullable(peers.get(decision.conversation()))
                .ifPresent(peer -> list.add(row(decision, peer, time))));
        return list;
    }

    private Map<ConversationId, UserProfile> peers(List<NoticeDecision> latest) {
        var ids = latest.stream().map(NoticeDecision::conversation).distinct().toList();
        return conversations.summaries(viewer, ids).stream()
                .collect(Collectors.toMap(ConversationSummary::id, ConversationSummary::peer));
    }

    private ListItem row(NoticeDecision decision, UserProfile peer, ViewerTime time) {
        var name = new Anchor(
                ConversationNavigation.path(peer.username()), peer.displayName().value());
        name.setRouterIgnore(false);
        name.addClassName("parley-token-name");
        var reason = new Span(getTranslation("notification.outcome." + name(decision.outcome())));
        var notes = new Span(getTranslation(
                "notification.why.notes",
                time.full(decision.at()),
                getTranslation("notification.channel." + name(decision.channel()))));
        notes.addClassName("parley-token-notes");
        var texts = new Div(name, reason, notes);
        texts.addClassName("parley-token-texts");
        return new ListItem(texts);
    }

    private static String name(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
