package io.parley.uikit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;

/** Changes which rows a list holds and leaves alone those that stay: a finger may be on one of them. */
public final class StillRows {

    private StillRows() {}

    /** The list holds these rows from now on and no others; one that is there already and stays in order is not moved. */
    public static void replace(UnorderedList list, List<? extends Component> rows) {
        list.getChildren().filter(row -> !rows.contains(row)).toList().forEach(list::remove);
        for (var index = 0; index < rows.size(); index++) {
            var row = rows.get(index);
            if (list.indexOf(row) != index) {
                list.addComponentAtIndex(index, row);
            }
        }
    }
}
