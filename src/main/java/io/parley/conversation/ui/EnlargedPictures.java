package io.parley.conversation.ui;

import com.vaadin.flow.dom.Element;
import io.parley.attachment.Attachment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Enlarges the pictures of a thread, by one listener for all of them. A click with a key held opens a tab, as ever. */
final class EnlargedPictures {

    static final String ON_PICTURE = "!event.ctrlKey && !event.metaKey && !event.shiftKey"
            + " && event.target.closest('.parley-picture') && (event.preventDefault(), true)";
    static final String URL = "event.target.closest('.parley-picture')?.getAttribute('href')";

    private final Map<String, Attachment> pictures = new HashMap<>();

    /** Listens to what happens in the element that holds all rows. */
    EnlargedPictures(Element log) {
        log.addEventListener(
                        "click", click -> enlarge(click.getEventData().path(URL).asString("")))
                .setFilter(ON_PICTURE)
                .addEventData(URL);
    }

    /** Takes note of the pictures among files that are shown. */
    void shown(List<Attachment> files) {
        files.stream().filter(file -> file.picture().isPresent()).forEach(file -> pictures.put(file.url(), file));
    }

    private void enlarge(String url) {
        var picture = pictures.get(url);
        if (picture != null) {
            new PictureDialog(picture).open();
        }
    }
}
