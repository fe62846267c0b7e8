package io.parley.uikit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;

/** Keeps the focus in a list of which a row goes with the button that was pressed in it. */
public final class RowFocus {

    private RowFocus() {}

    /**
     * Does what takes the row away. The focus goes to the button that stands in the place of the pressed one then, else to the
     * last one, else to the heading of the list.
     *
     * @param act may draw all rows anew
     */
    public static void afterwards(Button pressed, UnorderedList rows, Component heading, Runnable act) {
        var place = buttons(rows).indexOf(pressed);
        act.run();
        var left = buttons(rows);
        if (left.isEmpty()) {
            heading.getElement().setAttribute("tabindex", "-1").callJsFunction("focus");
        } else {
            left.get(Math.min(place, left.size() - 1)).focus();
        }
    }

    private static List<Button> buttons(UnorderedList rows) {
        return rows.getChildren()
                .flatMap(Component::getChildren)
                .filter(Button.class::isInstance)
                .map(Button.class::cast)
                .toList();
    }
}
