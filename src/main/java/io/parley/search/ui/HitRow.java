package io.parley.search.ui;

import static java.util.stream.Collectors.joining;

import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import io.parley.account.UserId;
import io.parley.attachment.Attachment;
import io.parley.conversation.FormattedText;
import io.parley.conversation.ui.ConversationNavigation;
import io.parley.search.SearchHit;
import io.parley.search.SearchHit.Mark;
import io.parley.uikit.PersonAvatar;
import io.parley.uikit.ViewerTime;
import java.util.List;

/** A message that was found: whose conversation it is in, who wrote it when, and the words; a link into the conversation. */
class HitRow extends ListItem {

    HitRow(SearchHit hit, UserId viewer, ViewerTime time) {
        var peer = hit.peer();
        var message = hit.message();
        var avatar = new PersonAvatar(peer.displayName().value(), peer.id().value(), peer.avatarUrl());
        var name = new Span(
                peer.id().equals(viewer)
                        ? getTranslation("conversation.notes")
                        : peer.displayName().value());
        name.addClassName("parley-person-name");
        name.getElement().setAttribute("dir", "auto");
        var sent = new Span(time.listTime(message.sentAt()));
        sent.addClassName("parley-hit-time");
        sent.getElement().setAttribute("title", time.full(message.sentAt()));
        var link = new Anchor(
                ConversationNavigation.path(peer.username(), message.seq()),
                avatar,
                name,
                sent,
                snippet(hit, message.senderId().equals(viewer)));
        if (!message.attachments().isEmpty() && !message.body().isEmpty()) {
            link.add(files(message.attachments()));
        }
        link.setRouterIgnore(false);
        link.addClassName("parley-hit");
        add(link);
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
