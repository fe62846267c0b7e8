package io.parley.conversation.ui;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.Shortcuts;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
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
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Leads to a conversation or a person by a few letters: a field, and below it whoever fits, the latest first. */
final class JumpDialog extends Dialog {

    static final String JUMP_KEY = """
            (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey
            && event.key.toLowerCase() === 'k' && !event.preventDefault()""";

    static final String ENTER_KEY = "event.key === 'Enter' && !event.isComposing";

    /** Moves the focus {@code $0} rows down; above the first stands the field. */
    private static final String MOVE_FOCUS = """
            const stops = [this.querySelector('vaadin-text-field'), ...this.querySelectorAll('a')];
            const at = stops.findIndex(stop => stop.contains(document.activeElement));
            stops[Math.min(stops.length - 1, Math.max(0, at + $0))].focus();
            """;

    private static final int MOST = 8;
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final ConversationServices services;
    private final UserId viewer;
    private final List<UserProfile> latest;

    private final TextField field = new TextField();
    private final UnorderedList list = new UnorderedList();
    private List<UserProfile> shown = List.of();

    JumpDialog(ConversationServices services, UserId viewer) {
        this.services = services;
        this.viewer = viewer;
        latest = services.conversations().list(viewer).stream()
                .map(ConversationSummary::peer)
                .toList();
        addClassName("parley-jump");
        setAriaLabel(getTranslation("conversation.jump"));
        field.setAriaLabel(getTranslation("conversation.jump"));
        field.setPlaceholder(getTranslation("conversation.jump"));
        field.setMaxLength(PeopleQuery.MAX_LENGTH);
        field.setValueChangeMode(ValueChangeMode.LAZY);
        field.setValueChangeTimeout((int) PAUSE.toMillis());
        field.setWidthFull();
        field.setAutofocus(true);
        field.addValueChangeListener(change -> show());
        field.getElement()
                .addEventListener("keydown", enter -> shown.stream().findFirst().ifPresent(this::open))
                .setFilter(ENTER_KEY);
        list.addClassName("parley-jump-list");
        list.getElement().setAttribute("aria-label", getTranslation("conversation.jump.found"));
        var content = new Div(field, list);
        moveFocusOn(content, Key.ARROW_DOWN, 1);
        moveFocusOn(content, Key.ARROW_UP, -1);
        add(content);
        show();
    }

    private static void moveFocusOn(Div content, Key key, int rowsDown) {
        Shortcuts.addShortcutListener(content, () -> content.getElement().executeJs(MOVE_FOCUS, rowsDown), key)
                .listenOn(content);
    }

    private void show() {
        shown = found(field.getValue());
        list.removeAll();
        shown.forEach(person -> list.add(row(person)));
        if (shown.isEmpty()) {
            list.add(new ListItem(getTranslation("conversation.jump.nobody")));
        }
    }

    private List<UserProfile> found(String text) {
        var known = latest.stream().filter(person -> fits(person, text));
        var others = PeopleQuery.isSearchable(text)
                ? services
                        .contacts()
                        .people(viewer, Optional.of(new PeopleQuery(text)), Optional.empty())
                        .people()
                        .stream()
                : Stream.<UserProfile>empty();
        return Stream.concat(known, others).distinct().limit(MOST).toList();
    }

    private boolean fits(UserProfile person, String text) {
        return Stream.of(title(person), person.username().value())
                .anyMatch(name ->
                        name.toLowerCase(Locale.ROOT).contains(text.strip().toLowerCase(Locale.ROOT)));
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
        var link = new Anchor(ConversationNavigation.path(person.username()), avatar, name, handle);
        link.setRouterIgnore(false);
        link.getElement().addEventListener("click", click -> close());
        return new ListItem(link);
    }

    private void open(UserProfile person) {
        getUI().ifPresent(ui -> {
            close();
            ui.navigate(ConversationNavigation.path(person.username()));
        });
    }
}
