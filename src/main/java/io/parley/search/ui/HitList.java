package io.parley.search.ui;

import com.vaadin.flow.component.html.UnorderedList;
import io.parley.account.UserId;
import io.parley.search.SearchHit;
import io.parley.uikit.ViewerTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The messages that were found, a row each, as they came; what becomes of one moves no other. */
final class HitList extends UnorderedList {

    private final UserId viewer;
    private final Map<Long, HitRow> rows = new HashMap<>();

    HitList(UserId viewer) {
        this.viewer = viewer;
        addClassName("parley-hits");
        getElement().setAttribute("aria-label", getTranslation("search.hits"));
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    /** Shows a page of hits below the others. */
    void add(List<SearchHit> hits, ViewerTime time) {
        for (var hit : hits) {
            var row = new HitRow(hit, viewer, time);
            rows.put(hit.message().id(), row);
            add(row);
        }
    }

    /** Shows what these hits are now, as far as they have a row. */
    void refresh(List<SearchHit> hits, ViewerTime time) {
        hits.forEach(hit -> Optional.ofNullable(rows.get(hit.message().id())).ifPresent(row -> row.show(hit, time)));
    }

    /** Takes out the rows of these messages. */
    void remove(Set<Long> gone) {
        gone.forEach(id -> Optional.ofNullable(rows.remove(id)).ifPresent(this::remove));
    }

    void clear() {
        rows.clear();
        removeAll();
    }
}
