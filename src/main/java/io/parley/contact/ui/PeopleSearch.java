package io.parley.contact.ui;

import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.parley.contact.PeopleQuery;
import java.time.Duration;
import java.util.Optional;

/** The field in which one types part of a name or handle; searches while one types. */
class PeopleSearch extends TextField {

    static final String DOWN_KEY = "event.key === 'ArrowDown' && !event.isComposing && !event.preventDefault()";
    static final String ENTER_KEY = "event.key === 'Enter' && !event.isComposing";

    private static final Duration PAUSE = Duration.ofMillis(250);

    PeopleSearch() {
        setPlaceholder(getTranslation("contact.search"));
        setAriaLabel(getTranslation("contact.search"));
        setPrefixComponent(VaadinIcon.SEARCH.create());
        setClearButtonVisible(true);
        setMaxLength(PeopleQuery.MAX_LENGTH);
        setValueChangeMode(ValueChangeMode.LAZY);
        setValueChangeTimeout((int) PAUSE.toMillis());
    }

    /** What is looked for; empty while there is too little to look for. */
    Optional<PeopleQuery> query() {
        return Optional.of(getValue()).filter(PeopleQuery::isSearchable).map(PeopleQuery::new);
    }

    void onDown(Runnable act) {
        getElement().addEventListener("keydown", down -> act.run()).setFilter(DOWN_KEY);
    }

    void onEnter(Runnable act) {
        getElement().addEventListener("keydown", enter -> act.run()).setFilter(ENTER_KEY);
    }
}
