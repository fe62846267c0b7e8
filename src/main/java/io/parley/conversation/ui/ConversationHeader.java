package io.parley.conversation.ui;

import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.contextmenu.ContextMenu;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.parley.account.UserProfile;
import io.parley.conversation.Lifetime;
import io.parley.presence.Presence;
import io.parley.presence.ui.PresenceDot;
import io.parley.presence.ui.PresenceText;
import io.parley.uikit.BackLink;
import io.parley.uikit.PersonAvatar;
import io.parley.uikit.RowMenus;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Whom the conversation is with, and whether that person is here or typing. */
final class ConversationHeader extends Div {

    private final Clock clock;
    private final PersonAvatar avatar;
    private final H1 name = new H1();
    private final PresenceDot dot = new PresenceDot();
    private final Text words = new Text("");
    private final Span state = new Span(words);
    private final Span lifetime = new Span();
    private final NativeButton more = new NativeButton();
    private UserProfile peer;
    private @Nullable Presence presence;
    private boolean typing;

    /** @param title what it is called: the peer's name, or another for one's notes */
    ConversationHeader(UserProfile peer, String title, Clock clock) {
        this.peer = peer;
        this.clock = clock;
        addClassName("parley-conversation-header");
        avatar = new PersonAvatar(peer.displayName().value(), peer.id().value(), peer.avatarUrl());
        avatar.addClassName("medium");
        avatar.add(dot);
        name.getElement().setAttribute("dir", "auto");
        var handle = new Span("@" + peer.username());
        handle.addClassName("parley-handle");
        state.addClassName("parley-presence-text");
        state.getElement().setAttribute("role", "status");
        lifetime.addClassName("parley-lifetime");
        show(Lifetime.FOR_GOOD);
        var who = new Div(name, handle, state);
        who.addClassName("parley-who");
        more.addClassNames("parley-icon-link", "parley-header-more");
        more.getElement().setAttribute("aria-haspopup", "menu");
        add(new BackLink(), avatar, who, lifetime, searchLink(peer), more);
        setCaption(title);
    }

    /** Shows the peer as he is now, and what it is called then. */
    void show(UserProfile latest, String title) {
        if (!latest.equals(peer)) {
            peer = latest;
            avatar.show(peer.displayName().value(), peer.id().value(), peer.avatarUrl());
            setCaption(title);
        }
    }

    private void setCaption(String title) {
        name.setText(title);
        more.setAriaLabel(getTranslation("conversation.menu.of", title));
    }

    private Anchor searchLink(UserProfile peer) {
        var link = new Anchor(ConversationNavigation.searchPath(peer.username()), VaadinIcon.SEARCH.create());
        link.setRouterIgnore(false);
        link.setAriaLabel(getTranslation("conversation.search"));
        link.addClassNames("parley-icon-link", "parley-search-link");
        return link;
    }

    /** Opens a menu with its last button. */
    void setMenu(ContextMenu menu) {
        menu.setOpenOnClick(true);
        RowMenus.beginAtTheFirstItem(menu);
        menu.setTarget(more);
    }

    /** Shows how long what is sent now is kept; nothing if it is for good. */
    void show(Lifetime kept) {
        lifetime.setVisible(kept != Lifetime.FOR_GOOD);
        lifetime.removeAll();
        if (lifetime.isVisible()) {
            var words = LifetimeWords.of(this, kept);
            var explained = getTranslation("conversation.lifetime.explained", words);
            lifetime.add(VaadinIcon.TIMER.create(), new Span(words));
            lifetime.setTitle(explained);
            lifetime.getElement().setAttribute("role", "img").setAttribute("aria-label", explained);
        }
    }

    void show(Presence latest) {
        presence = latest;
        refresh();
    }

    void setTyping(boolean isTyping) {
        typing = isTyping;
        refresh();
    }

    private void refresh() {
        var known = presence;
        if (known != null) {
            dot.show(known);
        }
        words.setText(typing ? getTranslation("conversation.typing") : words(known));
        state.setClassName("typing", typing);
    }

    private String words(@Nullable Presence known) {
        return known == null ? "" : PresenceText.of(known, getUI().orElseThrow(), clock);
    }
}
