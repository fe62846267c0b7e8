package io.parley.conversation.ui;

import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import io.parley.conversation.ConversationSummary;
import io.parley.conversation.Draft;
import io.parley.conversation.FormattedText;
import io.parley.conversation.Lifetime;
import io.parley.conversation.Message;
import io.parley.presence.Presence;
import io.parley.presence.ui.PresenceDot;
import io.parley.uikit.Occasional;
import io.parley.uikit.PersonAvatar;
import io.parley.uikit.RowMenus;
import io.parley.uikit.ViewerTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One conversation in the list: a link that says who, what last, when, and how much is unread. */
final class ConversationRow extends ListItem {

    /** As much of a message as a line can show. */
    private static final int PREVIEW_LENGTH = 120;

    private final ViewerTime time;
    private final Anchor link = new Anchor();
    private final PersonAvatar avatar;
    private final PresenceDot dot = new PresenceDot();
    private final Span title = new Span();
    private final Text at = new Text("");
    private final Span when = new Span(at);
    private final Span tick = new Span();
    private final Text line = new Text("");
    private final Span last = new Span(line);
    private final Occasional<Span> badge = new Occasional<>(ConversationRow::newBadge, link::add);
    private final NativeButton menu;

    private ConversationSummary summary;
    private List<String> flags = List.of();
    private boolean typing;

    /** @param name what the row is called: the peer's name, or another for one's notes */
    ConversationRow(ConversationSummary summary, String name, ViewerTime time) {
        this.summary = summary;
        this.time = time;
        var peer = summary.peer();
        addClassName("parley-conversation-item");
        link.setHref(ConversationNavigation.path(peer.username()));
        link.setRouterIgnore(false);
        avatar = new PersonAvatar(peer.displayName().value(), peer.id().value(), peer.avatarUrl());
        avatar.add(dot);
        title.addClassName("parley-name");
        title.getElement().setAttribute("dir", "auto");
        when.addClassName("parley-when");
        last.addClassName("parley-last");
        last.getElement().setAttribute("dir", "auto");
        tick.addClassName("parley-tick");
        tick.getElement().setAttribute("role", "img");
        link.add(avatar, title, when, last);
        menu = RowMenus.button("");
        add(link, menu);
        setName(name);
        refresh();
    }

    private static Span newBadge() {
        var badge = new Span();
        badge.addClassName("parley-badge");
        badge.getElement().setAttribute("role", "img");
        return badge;
    }

    ConversationSummary summary() {
        return summary;
    }

    /** @param name what the row is called now */
    void show(ConversationSummary latest, String name) {
        var peer = latest.peer();
        if (!peer.equals(summary.peer())) {
            avatar.show(peer.displayName().value(), peer.id().value(), peer.avatarUrl());
            setName(name);
        }
        summary = latest;
        refresh();
    }

    private void setName(String name) {
        title.setText(name);
        menu.setAriaLabel(getTranslation("conversation.menu.of", name));
    }

    void show(Presence presence) {
        dot.show(presence);
    }

    void setTyping(boolean isTyping) {
        if (typing != isTyping) {
            typing = isTyping;
            refresh();
        }
    }

    void setSelected(boolean selected) {
        link.setClassName("selected", selected);
        if (selected) {
            link.getElement().setAttribute("aria-current", "page");
        } else {
            link.getElement().removeAttribute("aria-current");
        }
    }

    private void refresh() {
        at.setText(time.listTime(summary.activeAt()));
        when.getElement().setAttribute("title", time.full(summary.activeAt()));
        last.setClassName("typing", typing);
        last.setClassName("draft", !typing && hasDraft());
        line.setText(words());
        showTick();
        showFlags();
        showUnread();
    }

    private String words() {
        if (typing) {
            return getTranslation("conversation.typing");
        }
        var message = summary.lastMessage();
        return draft().map(text -> getTranslation("conversation.list.draft", preview(text)))
                .orElseGet(() ->
                        message.marks().deleted() ? getTranslation("conversation.message.deleted") : said(message));
    }

    private boolean hasDraft() {
        return draft().isPresent();
    }

    private Optional<String> draft() {
        return summary.draft().map(Draft::text).filter(text -> !text.isBlank());
    }

    private void showTick() {
        var isDeleted = summary.lastMessage().marks().deleted();
        if (typing || hasDraft() || isDeleted || summary.lastStatus().isEmpty()) {
            tick.removeFromParent();
            return;
        }
        var shown = Tick.of(summary.lastStatus().orElseThrow());
        var words = shown.text(this, time);
        tick.getElement().setAttribute("data-status", shown.state().attribute());
        tick.getElement().setAttribute("aria-label", words);
        tick.setTitle(words);
        if (tick.getParent().isEmpty()) {
            last.addComponentAsFirst(tick);
        }
    }

    private void showFlags() {
        var wanted = new ArrayList<String>();
        if (summary.arrangement().pinned()) {
            wanted.add("pinned");
        }
        if (isMuted()) {
            wanted.add("muted");
        }
        if (!wanted.equals(flags)) {
            flags = List.copyOf(wanted);
            when.removeAll();
            when.add(at);
            flags.forEach(this::addFlag);
        }
    }

    private void addFlag(String flag) {
        var mark = new Span();
        mark.addClassNames("parley-flag", flag);
        var words = getTranslation("conversation.list." + flag);
        mark.getElement().setAttribute("role", "img").setAttribute("aria-label", words);
        mark.setTitle(words);
        when.add(mark);
    }

    private boolean isMuted() {
        return summary.arrangement().isMutedAt(time.now());
    }

    private void showUnread() {
        link.setClassName("unread", summary.isUnread());
        badge.setVisible(summary.isUnread());
        badge.ifMade(this::fill);
    }

    private void fill(Span shown) {
        var isMarked = summary.unread() == 0 && summary.arrangement().markedUnread();
        shown.setClassName("muted", isMuted());
        shown.setText(isMarked ? "" : summary.unread() > 99 ? "99+" : Long.toString(summary.unread()));
        shown.getElement()
                .setAttribute(
                        "aria-label",
                        isMarked
                                ? getTranslation("conversation.list.marked")
                                : getTranslation("conversation.list.unread", summary.unread()));
    }

    private String said(Message message) {
        return message.marks()
                .lifetime()
                .map(lifetime -> notice(message, lifetime))
                .orElseGet(() -> preview(message));
    }

    private String notice(Message message, Lifetime lifetime) {
        var peer = summary.peer();
        return LifetimeWords.notice(
                this,
                lifetime,
                !message.senderId().equals(peer.id()),
                peer.displayName().value());
    }

    private String preview(Message message) {
        return preview(
                message.body().isEmpty()
                        ? FileWords.preview(this, message.attachments())
                        : FormattedText.of(message.body().text()).plain());
    }

    private static String preview(String text) {
        var line = text.replaceAll("\\s+", " ");
        return line.length() <= PREVIEW_LENGTH
                ? line
                : line.substring(0, line.offsetByCodePoints(0, line.codePointCount(0, PREVIEW_LENGTH)));
    }
}
