package io.parley.conversation.ui;

import static io.parley.conversation.ui.PersonFinder.ENTER_KEY;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.dom.Element;
import io.parley.conversation.Emoji;
import io.parley.conversation.EmojiCatalogue;
import io.parley.conversation.EmojiCatalogue.Entry;
import io.parley.conversation.EmojiCatalogue.Group;
import io.parley.uikit.ArrowKeys;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * All emoji to choose from: a field to search them, their groups, and a grid of those that were used last, of one group, or of
 * those found. The arrow keys go through the grid.
 *
 * <p>The browser keeps which were used last. It holds the emoji of one group at a time, and one listener serves them all.
 */
final class EmojiBoard extends Div {

    static final String CHOSEN = "event.target.closest('button')?.textContent ?? ''";

    private static final String TO_THE_GRID =
            "this.nextElementSibling.nextElementSibling.querySelector('button')?.focus()";

    private static final int MOST_FOUND = 90;

    /** Fewer would leave the board almost empty when it opens. */
    private static final int ENOUGH_USED = 9;

    private static final Map<Group, String> SIGNS = new EnumMap<>(Map.of(
            Group.SMILEYS_AND_EMOTION, "😀",
            Group.PEOPLE_AND_BODY, "👋",
            Group.ANIMALS_AND_NATURE, "🐻",
            Group.FOOD_AND_DRINK, "🍎",
            Group.TRAVEL_AND_PLACES, "🚗",
            Group.ACTIVITIES, "⚽",
            Group.OBJECTS, "💡",
            Group.SYMBOLS, "❗",
            Group.FLAGS, "🏁"));

    private final Consumer<Emoji> onChoice;
    private final TextField search = new TextField();
    private final Div tabs = new Div();
    private final NativeButton usedTab = tab("🕘", getTranslation("conversation.emoji.used"), this::showUsed);
    private final Map<Group, NativeButton> groupTabs = new EnumMap<>(Group.class);
    private final Element grid = new Element("div");

    private List<Emoji> used = List.of();
    private List<Emoji> shown = List.of();

    EmojiBoard(Consumer<Emoji> onChoice) {
        this.onChoice = onChoice;
        addClassName("parley-emoji-board");
        search.setAriaLabel(getTranslation("conversation.emoji.search"));
        search.setPlaceholder(getTranslation("conversation.emoji.search"));
        search.setPrefixComponent(new Icon(VaadinIcon.SEARCH));
        search.setMaxLength(40);
        search.setValueChangeMode(ValueChangeMode.LAZY);
        search.setValueChangeTimeout(200);
        search.setWidthFull();
        search.setAutofocus(true);
        search.addValueChangeListener(change -> find(change.getValue()));
        search.getElement()
                .addEventListener("keydown", enter -> shown.stream().findFirst().ifPresent(this::choose))
                .setFilter(ENTER_KEY);
        search.getElement()
                .addEventListener("keydown", down -> search.getElement().executeJs(TO_THE_GRID))
                .setFilter("event.key === 'ArrowDown' && !event.preventDefault()");

        tabs.addClassName("parley-emoji-tabs");
        usedTab.setVisible(false);
        tabs.add(usedTab);
        SIGNS.forEach((group, sign) -> groupTabs.put(group, tab(sign, name(group), () -> show(group))));
        groupTabs.values().forEach(tabs::add);
        grid.getClassList().add("parley-emoji-grid");
        grid.setAttribute("role", "group");
        grid.addEventListener(
                        "click",
                        click -> shown.stream()
                                .filter(emoji -> emoji.text()
                                        .equals(click.getEventData().get(CHOSEN).asString()))
                                .findFirst()
                                .ifPresent(this::choose))
                .addEventData(CHOSEN);
        add(search, tabs);
        getElement().appendChild(grid);
        show(Group.SMILEYS_AND_EMOTION);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        ArrowKeys.install(grid);
        UsedEmoji.ask(getElement(), this::remember);
    }

    private void remember(List<Emoji> kept) {
        used = kept;
        usedTab.setVisible(!used.isEmpty());
        if (used.size() >= ENOUGH_USED) {
            showUsed();
        } else {
            show(Group.SMILEYS_AND_EMOTION);
        }
    }

    private void choose(Emoji emoji) {
        UsedEmoji.add(getUI(), emoji);
        onChoice.accept(emoji);
    }

    private void find(String text) {
        if (text.isBlank()) {
            show(Group.SMILEYS_AND_EMOTION);
        } else {
            var found = EmojiCatalogue.read().search(text, getLocale(), MOST_FOUND);
            show(found, getTranslation(found.isEmpty() ? "conversation.emoji.none" : "conversation.emoji.found"));
            press(Optional.empty());
        }
    }

    private void showUsed() {
        show(used.stream().map(EmojiCatalogue.read()::entry).toList(), getTranslation("conversation.emoji.used"));
        press(Optional.of(usedTab));
    }

    private void show(Group group) {
        show(EmojiCatalogue.read().in(group), name(group));
        press(Optional.ofNullable(groupTabs.get(group)));
    }

    private void show(List<Entry> entries, String name) {
        shown = entries.stream().map(Entry::emoji).toList();
        grid.removeAllChildren();
        grid.setAttribute("aria-label", name);
        grid.setAttribute("data-name", name);
        entries.forEach(entry -> grid.appendChild(new Element("button")
                .setAttribute("type", "button")
                .setAttribute("title", entry.name(getLocale()))
                .setAttribute("tabindex", grid.getChildCount() == 0 ? "0" : "-1")
                .setText(entry.emoji().text())));
    }

    private void press(Optional<NativeButton> chosen) {
        tabs.getChildren()
                .forEach(tab -> tab.getElement()
                        .setAttribute(
                                "aria-pressed",
                                Boolean.toString(chosen.filter(tab::equals).isPresent())));
    }

    private static NativeButton tab(String sign, String name, Runnable onClick) {
        var tab = new NativeButton(sign, click -> onClick.run());
        tab.setAriaLabel(name);
        tab.setTitle(name);
        return tab;
    }

    private String name(Group group) {
        return getTranslation("conversation.emoji.group."
                + group.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
}
