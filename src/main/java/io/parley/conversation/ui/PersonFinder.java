package io.parley.conversation.ui;

import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.Shortcuts;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.parley.account.UserId;
import io.parley.account.UserProfile;
import io.parley.contact.PeopleQuery;
import io.parley.conversation.ConversationSummary;
import io.parley.uikit.PersonAvatar;
import io.parley.uikit.StillRows;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Finds a person or one's notes by a few letters: a field, and below it whoever fits, those of the latest conversations first.
 * Enter takes the first.
 */
final class PersonFinder extends Div {

    static final String ENTER_KEY = "event.key === 'Enter' && !event.isComposing";

    /** Moves the focus {@code $0} rows down; above the first stands the field. */
    private static final String MOVE_FOCUS = """
            const stops = [this.querySelector('vaadin-text-field'), ...this.querySelectorAll('a, button')];
            const at = stops.findIndex(stop => stop.contains(document.activeElement));
            stops[Math.min(stops.length - 1, Math.max(0, at + $0))].focus();
            """;

    private static final int MOST = 8;
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final ConversationServices services;
    private final UserId viewer;
    private final Function<UserProfile, HtmlContainer> choice;

    /** Those of the latest conversations, and the viewer himself, who stands for his notes. */
    private final List<UserProfile> known;

    private final TextField field = new TextField();
    private final UnorderedList list = new UnorderedList();
    private final ListItem nobody = new ListItem(getTranslation("conversation.jump.nobody"));
    private Map<UserProfile, ListItem> shown = Map.of();

    /**
     * @param label what the field asks for
     * @param choice makes what chooses a person, who is shown in it
     * @param onChosen gets whom Enter takes
     */
    PersonFinder(
            ConversationServices services,
            UserId viewer,
            String label,
            Function<UserProfile, HtmlContainer> choice,
            Consumer<UserProfile> onChosen) {
        this.services = services;
        this.viewer = viewer;
        this.choice = choice;
        var talks = services.conversations().list(viewer).stream().map(ConversationSummary::peer);
        known = Stream.concat(talks, services.accounts().profile(viewer).stream())
                .distinct()
                .toList();
        field.setAriaLabel(label);
        field.setPlaceholder(label);
        field.setMaxLength(PeopleQuery.MAX_LENGTH);
        field.setValueChangeMode(ValueChangeMode.LAZY);
        field.setValueChangeTimeout((int) PAUSE.toMillis());
        field.setWidthFull();
        field.setAutofocus(true);
        field.addValueChangeListener(change -> show());
        field.getElement()
                .addEventListener(
                        "keydown", enter -> shown.keySet().stream().findFirst().ifPresent(onChosen))
                .setFilter(ENTER_KEY);
        list.addClassName("parley-finder-list");
        list.getElement().setAttribute("aria-label", getTranslation("conversation.jump.found"));
        add(field, list);
        moveFocusOn(Key.ARROW_DOWN, 1);
        moveFocusOn(Key.ARROW_UP, -1);
        show();
    }

    private void moveFocusOn(Key key, int rowsDown) {
        Shortcuts.addShortcutListener(this, () -> getElement().executeJs(MOVE_FOCUS, rowsDown), key)
                .listenOn(this);
    }

    private void show() {
        var rows = new LinkedHashMap<UserProfile, ListItem>();
        for (var person : found(field.getValue())) {
            var present = shown.get(person);
            rows.put(person, present == null ? row(person) : present);
        }
        shown = rows;
        StillRows.replace(list, rows.isEmpty() ? List.of(nobody) : List.copyOf(rows.values()));
    }

    private List<UserProfile> found(String text) {
        var fitting = known.stream().filter(person -> fits(person, text));
        var others = PeopleQuery.isSearchable(text)
                ? services
                        .contacts()
                        .people(viewer, Optional.of(new PeopleQuery(text)), Optional.empty())
                        .people()
                        .stream()
                : Stream.<UserProfile>empty();
        return Stream.concat(fitting, others).distinct().limit(MOST).toList();
    }

    private boolean fits(UserProfile person, String text) {
        return PeopleQuery.fits(text, title(person), person.username().value());
    }

    private String title(UserProfile person) {
        return person.id().equals(viewer)
                ? getTranslation("conversation.notes")
                : person.displayName().value();
    }

    private ListItem row(UserProfile person) {
        var avatar = new PersonAvatar(person.displayName().value(), person.id().value(), person.avatarUrl());
        avatar.addClassName("small");
        var name = new Span(title(person));
        name.addClassName("parley-name");
        name.getElement().setAttribute("dir", "auto");
        var handle = new Span("@" + person.username());
        handle.addClassName("parley-handle");
        var chooser = choice.apply(person);
        chooser.add(avatar, name, handle);
        return new ListItem(chooser);
    }
}
