package io.parley.conversation.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AttachmentType;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.server.streams.DownloadHandler;
import io.parley.account.UserId;
import io.parley.account.UserProfile;
import io.parley.conversation.ConversationId;
import io.parley.uikit.ViewerTime;
import java.io.IOException;
import java.io.OutputStream;

/** Offers a conversation as a file: for people as a page, for programs as JSON, and both with all files in an archive. */
final class ExportDialog extends Dialog {

    ExportDialog(ConversationServices services, UserId viewer, UserProfile peer, ConversationId id) {
        addClassName("parley-dialog");
        setHeaderTitle(getTranslation("conversation.export.title"));
        add(new Paragraph(getTranslation("conversation.export.sentence")));
        getFooter().add(new Button(getTranslation("conversation.dialog.close"), click -> close()));
        addAttachListener(attached -> {
            attached.unregisterListener();
            var ui = attached.getUI();
            var page = page(services, viewer, peer, ui);
            var archive = new ExportArchive(services.export(), services.attachments(), viewer, page);
            add(
                    link("zip", peer, "application/zip", out -> archive.write(id, out)),
                    link("html", peer, "text/html;charset=utf-8", out -> page.write(id, out)),
                    link(
                            "json",
                            peer,
                            "application/json",
                            out -> services.export().writeJson(viewer, id, out)));
        });
    }

    /** What is written into a file, while it is being downloaded. */
    @FunctionalInterface
    private interface Content {

        void write(OutputStream out) throws IOException;
    }

    private static ExportPage page(ConversationServices services, UserId viewer, UserProfile peer, UI ui) {
        var time = ViewerTime.of(ui, services.clock());
        return new ExportPage(services.export(), viewer, peer, time, ui);
    }

    /** @param kind the ending of the file, and of the keys of its words */
    private Anchor link(String kind, UserProfile peer, String mediaType, Content content) {
        var download = (DownloadHandler) event -> {
            event.setFileName("parley-" + peer.username() + "." + kind);
            event.setContentType(mediaType);
            content.write(event.getOutputStream());
        };
        var link = new Anchor(download, AttachmentType.DOWNLOAD, "");
        var name = new Span(getTranslation("conversation.export." + kind));
        name.addClassName("parley-export-name");
        link.add(name, new Span(getTranslation("conversation.export." + kind + ".hint")));
        link.addClassName("parley-export-link");
        return link;
    }
}
