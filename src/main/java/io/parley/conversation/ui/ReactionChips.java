package io.parley.conversation.ui;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.dom.Element;
import io.parley.account.UserId;
import io.parley.conversation.Emoji;
import io.parley.conversation.Message;
import io.parley.conversation.Reaction;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The reactions below a message: a button for each emoji, which says whose it is and adds one's own or takes it back.
 *
 * <p>A button stays the same for as long as anybody reacts so, and keeps the focus. Where the one goes that was pressed, the focus
 * goes to its neighbour, or to the message.
 */
final class ReactionChips {

    private static final String FOCUS = """
            if (document.activeElement !== document.body) return;
            const chips = this.querySelectorAll('.parley-reactions > button'), next = chips[Math.min($0, chips.length - 1)];
            if (!next) this.tabIndex = -1;
            (next ?? this).focus({preventScroll: true});
            """;

    private final Component row;
    private final RowSetting setting;
    private final Element element = new Element("div");
    private final Map<Emoji, Element> chips = new HashMap<>();
    private Message message;
    private Optional<Emoji> pressed = Optional.empty();

    /** @param row at whose end they stand, where there are any */
    ReactionChips(Component row, RowSetting setting, Message message) {
        this.row = row;
        this.setting = setting;
        this.message = message;
        element.getClassList().add("parley-reactions");
        show(message);
    }

    /** Shows the reactions to the message as it is now, whatever else the row shows. */
    void show(Message latest) {
        message = latest;
        var wanted = message.marks().reactions().stream()
                .collect(groupingBy(Reaction::emoji, LinkedHashMap::new, mapping(Reaction::userId, toList())));
        removeAllBut(wanted);
        var place = 0;
        for (var emoji : wanted.keySet()) {
            var chip = chips.computeIfAbsent(emoji, this::newChip);
            fill(chip, emoji, wanted.get(emoji));
            put(chip, place++);
        }
        if (wanted.isEmpty()) {
            element.removeFromParent();
        } else if (element.getParent() == null) {
            row.getElement().appendChild(element);
        }
    }

    private void removeAllBut(Map<Emoji, List<UserId>> wanted) {
        for (var emoji : List.copyOf(chips.keySet())) {
            if (!wanted.containsKey(emoji)) {
                remove(emoji);
            }
        }
    }

    private void remove(Emoji emoji) {
        var chip = chips.remove(emoji);
        if (pressed.filter(emoji::equals).isPresent()) {
            pressed = Optional.empty();
            row.getElement().executeJs(FOCUS, element.indexOfChild(chip));
        }
        element.removeChild(chip);
    }

    private Element newChip(Emoji emoji) {
        var chip = new Element("button").setAttribute("type", "button");
        chip.addEventListener("click", event -> {
            pressed = Optional.of(emoji);
            setting.onReaction().accept(message, emoji);
        });
        return chip;
    }

    private void put(Element chip, int place) {
        if (place == element.getChildCount() || !element.getChild(place).equals(chip)) {
            element.insertChild(place, chip);
        }
    }

    private void fill(Element chip, Emoji emoji, List<UserId> people) {
        var names = people.stream().map(setting::nameOf).collect(joining(", "));
        var name = row.getTranslation("conversation.reaction.of", emoji, names);
        chip.setAttribute("aria-label", name)
                .setAttribute("title", name)
                .setAttribute("aria-pressed", Boolean.toString(people.contains(setting.viewer())))
                .setText(people.size() > 1 ? emoji + " " + people.size() : emoji.text());
    }
}
