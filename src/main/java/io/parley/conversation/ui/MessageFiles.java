package io.parley.conversation.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.dom.Element;
import io.parley.attachment.Attachment;
import io.parley.attachment.Attachment.Dimensions;
import java.util.List;

/**
 * The files of a message in its row: a picture as a small one that has its place before it is loaded, any other file as a card
 * with its name, kind and size.
 */
final class MessageFiles {

    /** The longer side of a picture in a thread, in CSS pixels. */
    private static final int LONGEST_SIDE = 320;

    private MessageFiles() {}

    /** The links to all files, the pictures first and together; {@code component} knows the viewer's language. */
    static Element of(Component component, List<Attachment> files) {
        var all = new Element("div");
        all.getClassList().add("parley-files");
        files.forEach(
                file -> file.picture().ifPresent(dimensions -> all.appendChild(picture(component, file, dimensions))));
        files.stream().filter(file -> file.picture().isEmpty()).forEach(file -> all.appendChild(card(component, file)));
        return all;
    }

    private static Element picture(Component component, Attachment file, Dimensions dimensions) {
        var scale = Math.min(1.0, (double) LONGEST_SIDE / Math.max(dimensions.width(), dimensions.height()));
        var image = new Element("img")
                .setAttribute("src", file.thumbnailUrl())
                .setAttribute("width", side(dimensions.width(), scale))
                .setAttribute("height", side(dimensions.height(), scale))
                .setAttribute("alt", component.getTranslation("conversation.file.picture", file.name()))
                .setAttribute("loading", "lazy")
                .setAttribute("decoding", "async");
        var link = link(file);
        link.getClassList().add("parley-picture");
        return link.appendChild(image);
    }

    private static String side(int pixels, double scale) {
        return Long.toString(Math.max(1, Math.round(pixels * scale)));
    }

    private static Element card(Component component, Attachment file) {
        var name = new Element("bdi").setText(file.name().text());
        var notes = new Element("small").setText(FileWords.notes(component, file));
        var link = link(file).setAttribute("download", file.name().text());
        link.getClassList().add("parley-file");
        return link.appendChild(name, notes);
    }

    private static Element link(Attachment file) {
        return new Element("a")
                .setAttribute("href", file.url())
                .setAttribute("target", "_blank")
                .setAttribute("router-ignore", true);
    }
}
