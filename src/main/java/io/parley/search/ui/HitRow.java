package io.parley.search.ui;

import static java.util.stream.Collectors.joining;

import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import io.parley.account.UserId;
import io.parley.account.UserProfile;
import io.parley.attachment.Attachment;
import io.parley.conversation.FormattedText;
import io.parley.conversation.ui.ConversationNavigation;
import io.parley.search.SearchHit;
import io.parley.search.SearchHit.Mark;
import io.parley.uikit.PersonAvatar;
import io.parley.uikit.ViewerTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A message that was found: whose conversation it is in, who wrote it when, and the words; a link into the conversation. */
final class HitRow extends ListItem {

    private final UserId viewer;
    private final Anchor link = new Anchor();
    private @Nullable SearchHit shown;

    HitRow(SearchHit hit, UserId viewer, ViewerTime time) {
        this.viewer = viewer;
        link.setRouterIgnore(false);
        link.addClassName("parley-hit");
        add(link);
        show(hit, time);
    }

    /** Shows the message as it is now; the link stays where it is, for the focus may be on it. */
    void show(SearchHit hit, ViewerTime time) {
        if (hit.equals(shown)) {
            return;
        }
        shown = hit;
        var peer = hit.peer();
        var message = hit.message();
        var avatar = new PersonAvatar(peer.displayName().value(), peer.id().value(), peer.avatarUrl());
        var name = new Span(title(peer));
        name.addClassName("parley-person-name");
        name.getElement().setAttribute("dir", "auto");
        var sent = new Span(time.listTime(message.sentAt()));
        sent.addClassName("parley-hit-time");
        sent.getElement().setAttribute("title", time.full(message.sentAt()));
        link.setHref(ConversationNavigation.path(peer.username(), message.seq()));
        link.removeAll();
        link.add(avatar, name, sent, snippet(hit, message.senderId().equals(viewer)));
        if (!message.attachments().isEmpty() && !message.body().isEmpty()) {
            link.add(files(message.attachments()));
        }
    }

    private String title(UserProfile peer) {
        return peer.id().equals(viewer)
                ? getTranslation("conversation.notes")
                : peer.displayName().value();
    }

    private HtmlContainer snippet(SearchHit hit, boolean own) {
        var text = new HtmlContainer("bdi");
        text.addClassName("parley-hit-text");
        if (own) {
            text.add(new Span(getTranslation("search.own") + " "));
        }
        if (hit.message().body().isEmpty()) {
            text.add(files(hit.message().attachments()));
            return text;
        }
        var shown = FormattedText.of(hit.message().body().text());
        var marks = hit.marks().stream()
                .map(mark -> new Mark(shown.plainIndex(mark.start()), shown.plainIndex(mark.end())))
                .filter(mark -> mark.start() < mark.end())
                .toList();
        for (var piece : Snippet.of(shown.plain(), marks).pieces()) {
            var part = new HtmlContainer(piece.found() ? "mark" : "span");
            part.setText(piece.text());
            text.add(part);
        }
        return text;
    }

    private static HtmlContainer files(List<Attachment> files) {
        var names = new HtmlContainer("bdi");
        names.addClassName("parley-hit-files");
        names.setText(files.stream().map(file -> file.name().text()).collect(joining(", ")));
        return names;
    }
}
