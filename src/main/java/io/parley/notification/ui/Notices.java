package io.parley.notification.ui;

import com.vaadin.flow.component.html.Div;
import io.parley.account.UserId;
import io.parley.conversation.ConversationId;
import io.parley.conversation.ConversationService;
import io.parley.conversation.ConversationSummary;
import io.parley.conversation.FormattedText;
import io.parley.conversation.InboxEvent;
import io.parley.conversation.ui.ConversationNavigation;
import io.parley.notification.NoticeChannel;
import io.parley.notification.NoticeOutcome;
import io.parley.notification.NoticeSettings;
import io.parley.realtime.ui.CatchUp;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tells of the messages that come while this tab lives: one notice per conversation, the newest in place of the one before,
 * none for one that is muted or that the person is looking at in any tab, and none any more once it has been read, wherever that was.
 * A notice never says what has been changed or taken back since.
 */
final class Notices extends Div {

    /** Whoever looks at the conversation on another screen has read the message by then. */
    private static final Duration PAUSE = Duration.ofSeconds(1);

    /** What a notice says. */
    private record Told(ConversationSummary summary, String text) {}

    private final UserId viewer;
    private final NoticeSettings settings;
    private final NoticeServices services;
    private final BrowserNotices browser;
    private final Set<ConversationId> moved = ConcurrentHashMap.newKeySet();
    private final Map<ConversationId, Long> toldUpTo = new HashMap<>();
    private final Map<String, Told> shown = new HashMap<>();
    private final Instant since;

    /** @param since when this tab was opened: what is older is not told */
    Notices(UserId viewer, NoticeSettings settings, NoticeServices services, Instant since) {
        this.viewer = viewer;
        this.settings = settings;
        this.services = services;
        this.since = since;
        this.browser = new BrowserNotices(getElement(), services.clock(), this::decided);
        var catchUp = CatchUp.of(this, services.threads(), this::load, this::apply);
        catchUp.follow(services.broadcaster(), ConversationService.inbox(viewer), events -> {
            note(events);
            services.threads().executeAfter(PAUSE, catchUp::request);
            return false;
        });
    }

    private void note(List<InboxEvent> events) {
        for (var event : events) {
            if (event instanceof InboxEvent.ConversationChanged changed) {
                moved.add(changed.conversationId());
            }
        }
    }

    private List<ConversationSummary> load() {
        var ids = List.copyOf(moved);
        ids.forEach(moved::remove);
        try {
            return ids.isEmpty() ? List.of() : services.conversations().summaries(viewer, ids);
        } catch (RuntimeException e) {
            moved.addAll(ids);
            throw e;
        }
    }

    private void apply(List<ConversationSummary> summaries) {
        summaries.forEach(this::apply);
        browser.flush();
    }

    private void apply(ConversationSummary summary) {
        var path = ConversationNavigation.path(summary.peer().username());
        var last = summary.lastMessage();
        if (summary.unread() == 0) {
            shown.remove(path);
            browser.withdraw(path);
            noteRead(summary, path);
        } else if (last.senderId().equals(viewer)) {
            return;
        } else if (last.seq() <= toldUpTo.getOrDefault(summary.id(), 0L)) {
            correct(summary, path);
        } else if (last.sentAt().isBefore(since)) {
            return;
        } else if (services.availabilities().isUndisturbed(viewer)) {
            note(summary, NoticeOutcome.DO_NOT_DISTURB);
        } else if (summary.arrangement().isMutedAt(services.clock().instant())) {
            note(summary, NoticeOutcome.MUTED);
        } else if (services.lookedAt().isLookedAt(viewer, path)) {
            note(summary, NoticeOutcome.READING);
        } else {
            var text = text(summary);
            toldUpTo.put(summary.id(), last.seq());
            shown.put(path, new Told(summary, text));
            browser.show(path, last.seq(), title(summary), text, settings.sound());
        }
    }

    private void correct(ConversationSummary summary, String path) {
        var now = new Told(summary, text(summary));
        var before = shown.get(path);
        if (before != null && !before.text().equals(now.text())) {
            shown.put(path, now);
            browser.correct(path, summary.lastMessage().seq(), title(summary), now.text());
        }
    }

    private static String title(ConversationSummary summary) {
        return summary.peer().displayName().value();
    }

    private String text(ConversationSummary summary) {
        var body = summary.lastMessage().body();
        return settings.withText() && !body.isEmpty()
                ? FormattedText.of(body.text()).plain()
                : getTranslation("notification.new");
    }

    /** What is read as it comes was before somebody's eyes. */
    private void noteRead(ConversationSummary summary, String path) {
        var last = summary.lastMessage();
        if (!last.senderId().equals(viewer)
                && last.seq() > toldUpTo.getOrDefault(summary.id(), 0L)
                && services.lookedAt().isLookedAt(viewer, path)) {
            toldUpTo.put(summary.id(), last.seq());
            note(summary, NoticeOutcome.READING);
        }
    }

    private void decided(String path, boolean allowed) {
        var told = shown.get(path);
        if (told != null) {
            note(told.summary(), allowed ? NoticeOutcome.SENT : NoticeOutcome.NOT_ALLOWED);
        }
    }

    private void note(ConversationSummary summary, NoticeOutcome outcome) {
        var seq = summary.lastMessage().seq();
        services.threads()
                .execute(() -> services.decisions().add(viewer, summary.id(), seq, NoticeChannel.BROWSER, outcome));
    }
}
