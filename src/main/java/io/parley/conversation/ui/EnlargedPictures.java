package io.parley.conversation.ui;

import com.vaadin.flow.dom.Element;

/** Enlarges the pictures of a thread, by one listener for all of them. A click with a key held opens a tab, as ever. */
final class EnlargedPictures {

    static final String ON_PICTURE = "!event.ctrlKey && !event.metaKey && !event.shiftKey"
            + " && event.target.closest('.parley-picture') && (event.preventDefault(), true)";
    static final String URL = "event.target.closest('.parley-picture')?.getAttribute('href')";

    private final ThreadRows rows;

    /** Listens to what happens in the element that holds all rows. */
    EnlargedPictures(Element log, ThreadRows rows) {
        this.rows = rows;
        log.addEventListener(
                        "click", click -> enlarge(click.getEventData().path(URL).asString("")))
                .setFilter(ON_PICTURE)
                .addEventData(URL);
    }

    private void enlarge(String url) {
        rows.all().stream()
                .flatMap(row -> row.files().stream())
                .filter(file -> file.picture().isPresent() && file.url().equals(url))
                .findFirst()
                .ifPresent(picture -> new PictureDialog(picture).open());
    }
}
