package io.parley.conversation.ui;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.dom.ElementUtil;
import io.parley.account.UserId;
import io.parley.account.UserProfile;
import io.parley.attachment.Attachment;
import io.parley.attachment.AttachmentId;
import io.parley.conversation.ConversationExport;
import io.parley.conversation.ConversationId;
import io.parley.conversation.FormattedText;
import io.parley.conversation.Message;
import io.parley.conversation.Reaction;
import io.parley.conversation.Receipts;
import io.parley.uikit.ViewerTime;
import java.awt.ComponentOrientation;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.springframework.core.io.ClassPathResource;
import org.springframework.web.util.UriUtils;

/**
 * A conversation as one page that opens anywhere without Parley: no script, nothing from elsewhere but files that lie beside it, and
 * all that people have written as elements and text nodes.
 */
final class ExportPage {

    private static final List<String> STYLES = List.of("tokens.css", "export.css");

    private final ConversationExport export;
    private final UserId viewer;
    private final UserProfile peer;
    private final ViewerTime time;
    private final UI words;

    /** @param words tells the language */
    ExportPage(ConversationExport export, UserId viewer, UserProfile peer, ViewerTime time, UI words) {
        this.export = export;
        this.viewer = viewer;
        this.peer = peer;
        this.time = time;
        this.words = words;
    }

    /** Writes it page by page; runs on the thread of a request, without the session lock. */
    void write(ConversationId id, OutputStream out) throws IOException {
        write(id, out, Map.of());
    }

    /**
     * Writes it with the pictures in it, and links to the other files.
     *
     * @param files where they are, seen from the page; the others are named alone
     */
    void write(ConversationId id, OutputStream out, Map<AttachmentId, String> files) throws IOException {
        var page = new PrintWriter(out, false, StandardCharsets.UTF_8);
        begin(page);
        var day = new LocalDate[1];
        export.pages(viewer, id, messages -> {
            for (var message : messages.messages()) {
                var today = time.day(message.sentAt());
                if (!today.equals(day[0])) {
                    day[0] = today;
                    page.println(element("h2", time.date(message.sentAt())));
                }
                page.println(html(row(message, messages.receipts(), files)));
            }
            if (page.checkError()) {
                throw new UncheckedIOException(new IOException("The download was broken off"));
            }
        });
        page.println("</main></body></html>");
        page.flush();
    }

    private void begin(PrintWriter page) throws IOException {
        var title = peer.id().equals(viewer)
                ? words.getTranslation("conversation.notes")
                : peer.displayName().value();
        page.print("<!doctype html>\n<html lang=\"");
        page.print(words.getLocale().toLanguageTag());
        page.print("\" dir=\"");
        page.print(ComponentOrientation.getOrientation(words.getLocale()).isLeftToRight() ? "ltr" : "rtl");
        page.println("\"><head><meta charset=\"utf-8\">");
        page.println(
                "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src 'self' file:; style-src 'unsafe-inline'\">");
        page.println("<meta name=\"viewport\" content=\"width=device-width\">");
        page.println(
                "<meta name=\"color-scheme\" content=\"light dark\"><meta name=\"referrer\" content=\"no-referrer\">");
        page.println(element("title", title));
        page.println("<style>");
        for (var style : STYLES) {
            page.println(new ClassPathResource("META-INF/resources/styles/" + style)
                    .getContentAsString(StandardCharsets.UTF_8));
        }
        page.println("</style></head><body><header>");
        page.println(element("h1", title));
        page.println(element("p", "@" + peer.username()));
        page.println(element("p", words.getTranslation("conversation.export.made", time.full(time.now()))));
        page.println("</header><main>");
    }

    private static String element(String tag, String text) {
        return html(new Element(tag).setAttribute("dir", "auto").setText(text));
    }

    /** Written exactly as it is: the lines of a text stay where they are. */
    private static String html(Element element) {
        var document = new Document("");
        document.outputSettings().prettyPrint(false);
        document.appendChild(ElementUtil.toJsoup(document, element));
        return document.html();
    }

    private Element row(Message message, Receipts receipts, Map<AttachmentId, String> files) {
        var isOwn = message.senderId().equals(viewer);
        var name = isOwn
                ? words.getTranslation("conversation.you")
                : peer.displayName().value();
        var notice = message.marks().lifetime();
        if (notice.isPresent()) {
            return new Element("p")
                    .setAttribute("class", "notice")
                    .setText(LifetimeWords.notice(words, notice.get(), isOwn, name));
        }
        var row = new Element("article")
                .setAttribute("id", place(message.seq()))
                .setAttribute("class", isOwn ? "own" : "peer");
        row.appendChild(new Element("span")
                .setAttribute("class", "author")
                .setAttribute("dir", "auto")
                .setText(name));
        if (message.marks().forwarded()) {
            row.appendChild(new Element("small").setText(words.getTranslation("conversation.message.forwarded")));
        }
        message.marks()
                .replyTo()
                .ifPresent(seq -> row.appendChild(new Element("a")
                        .setAttribute("href", "#" + place(seq))
                        .setAttribute("class", "quote")
                        .setText(words.getTranslation("conversation.export.answer"))));
        if (message.marks().deleted()) {
            row.appendChild(new Element("em").setText(words.getTranslation("conversation.message.deleted")));
        } else {
            var text = new Element("bdi");
            MessageText.appendTo(text, FormattedText.of(message.body().text()));
            row.appendChild(text);
        }
        message.attachments().forEach(file -> row.appendChild(file(file, Optional.ofNullable(files.get(file.id())))));
        reactions(message).ifPresent(row::appendChild);
        row.appendChild(notes(message, receipts, isOwn));
        return row;
    }

    /** Where in the page a message stands. */
    private static String place(long seq) {
        return "message-" + seq;
    }

    private Element file(Attachment file, Optional<String> place) {
        var name = new Element("bdi").setText(file.name().text());
        var shown = new Element("p").setAttribute("class", "file");
        place.map(path -> UriUtils.encodePath(path, StandardCharsets.UTF_8))
                .ifPresentOrElse(url -> shown.appendChild(link(file, url, name)), () -> shown.appendChild(name));
        return shown.appendChild(new Element("small").setText(FileWords.notes(words, file)));
    }

    private static Element link(Attachment file, String url, Element name) {
        var link = new Element("a").setAttribute("href", url);
        file.picture()
                .ifPresent(size -> link.appendChild(new Element("img")
                        .setAttribute("src", url)
                        .setAttribute("alt", "")
                        .setAttribute("width", Integer.toString(size.width()))
                        .setAttribute("height", Integer.toString(size.height()))
                        .setAttribute("loading", "lazy")));
        return link.appendChild(name);
    }

    private static Optional<Element> reactions(Message message) {
        var counted = message.marks().reactions().stream()
                .collect(groupingBy(Reaction::emoji, LinkedHashMap::new, counting()))
                .entrySet()
                .stream()
                .map(one -> one.getValue() == 1 ? one.getKey().text() : one.getKey() + " " + one.getValue())
                .collect(joining("  "));
        return Optional.of(counted)
                .filter(text -> !text.isEmpty())
                .map(text -> new Element("p").setAttribute("class", "reactions").setText(text));
    }

    private Element notes(Message message, Receipts receipts, boolean isOwn) {
        var notes = new Element("footer");
        var sent = time.timeOfDay(message.sentAt());
        notes.appendChild(new Element("time")
                .setAttribute("datetime", message.sentAt().toString())
                .setAttribute("title", time.exact(message.sentAt()))
                .setText(
                        message.marks().editedAt().isPresent()
                                ? words.getTranslation("conversation.message.edited", sent)
                                : sent));
        if (isOwn && !message.marks().deleted() && !peer.id().equals(viewer)) {
            notes.appendChild(new Element("span")
                    .setText(Tick.of(receipts.statusOf(message.seq())).text(words, time)));
        }
        return notes;
    }
}
