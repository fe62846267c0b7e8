package io.parley.contact.ui;

import com.vaadin.flow.component.HasAriaLabel;
import com.vaadin.flow.component.html.UnorderedList;
import io.parley.account.UserProfile;
import io.parley.account.Username;
import java.util.List;
import java.util.Optional;

/** Rows of people through which the arrow keys lead. */
class PeopleList extends UnorderedList implements HasAriaLabel {

    static final String ARROW_KEY =
            "(event.key === 'ArrowDown' || event.key === 'ArrowUp') && !event.isComposing && !event.preventDefault()";
    static final String STEP = "event.key === 'ArrowDown' ? 1 : -1";
    static final String ROW = "[...element.children].indexOf(event.target.closest('li'))";

    /** @param before gets the focus back from the first row */
    PeopleList(Runnable before) {
        addClassName("parley-people");
        getElement()
                .addEventListener("keydown", event -> {
                    var data = event.getEventData();
                    focus(data.get(ROW).asInt() + data.get(STEP).asInt(), before);
                })
                .setFilter(ARROW_KEY)
                .addEventData(STEP)
                .addEventData(ROW);
    }

    List<PersonRow> rows() {
        return getChildren().map(PersonRow.class::cast).toList();
    }

    /** The row that shows a person so. */
    Optional<PersonRow> rowOf(UserProfile person, Optional<Username> lookAlike) {
        return rows().stream().filter(row -> row.shows(person, lookAlike)).findFirst();
    }

    /** Who stands in the row that leads to this path. */
    Optional<UserProfile> at(String path) {
        return rows().stream()
                .filter(row -> row.path().equals(path))
                .map(PersonRow::person)
                .findFirst();
    }

    Optional<PersonRow> first() {
        return rows().stream().findFirst();
    }

    private void focus(int index, Runnable before) {
        var rows = rows();
        if (index < 0) {
            before.run();
        } else if (index < rows.size()) {
            rows.get(index).focus();
        }
    }
}
