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
import java.util.LinkedHashMap;
import java.util.List;

/** The reactions below a message: a button for each emoji, which says whose it is and adds one's own or takes it back. */
final class ReactionChips {

    private ReactionChips() {}

    static Element of(Message message, RowSetting setting, Component words) {
        var chips = new Element("div");
        chips.getClassList().add("parley-reactions");
        message.marks().reactions().stream()
                .collect(groupingBy(Reaction::emoji, LinkedHashMap::new, mapping(Reaction::userId, toList())))
                .forEach((emoji, people) -> chips.appendChild(chip(message, emoji, people, setting, words)));
        return chips;
    }

    private static Element chip(
            Message message, Emoji emoji, List<UserId> people, RowSetting setting, Component words) {
        var names = people.stream().map(setting::nameOf).collect(joining(", "));
        var name = words.getTranslation("conversation.reaction.of", emoji, names);
        var chip = new Element("button")
                .setAttribute("type", "button")
                .setAttribute("aria-label", name)
                .setAttribute("title", name)
                .setAttribute("aria-pressed", Boolean.toString(people.contains(setting.viewer())))
                .setText(people.size() > 1 ? emoji + " " + people.size() : emoji.text());
        chip.addEventListener("click", event -> setting.onReaction().accept(message, emoji));
        return chip;
    }
}
