package io.parley.contact.ui;

import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import java.util.function.Function;

/**
 * A list of what concerns some people, or a sentence in its place while it is empty. The rows are left alone, and the focus in them,
 * as long as they are true.
 *
 * @param <T> what a row shows
 */
final class PeopleRows<T> {

    private final UnorderedList list = new UnorderedList();
    private final Paragraph none;
    private final Function<T, ListItem> row;
    private List<T> shown = List.of();

    /**
     * @param label the accessible name of the list
     * @param none what is said while it is empty
     */
    PeopleRows(String label, String none, Function<T, ListItem> row) {
        this.none = new Paragraph(none);
        this.row = row;
        list.addClassName("parley-tokens");
        list.getElement().setAttribute("aria-label", label);
        list.setVisible(false);
    }

    UnorderedList list() {
        return list;
    }

    Paragraph none() {
        return none;
    }

    void show(List<T> latest) {
        if (!latest.equals(shown)) {
            shown = latest;
            list.removeAll();
            latest.forEach(one -> list.add(row.apply(one)));
            list.setVisible(!latest.isEmpty());
            none.setVisible(latest.isEmpty());
        }
    }
}
