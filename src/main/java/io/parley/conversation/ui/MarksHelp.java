package io.parley.conversation.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.popover.PopoverPosition;
import com.vaadin.flow.dom.Element;
import io.parley.conversation.FormattedText;
import io.parley.conversation.Shortcodes;

/** Shows the marks that people can write, each beside what it becomes: made by what shows messages, so that it cannot promise more. */
final class MarksHelp extends Button {

    MarksHelp() {
        super(new Icon(VaadinIcon.TEXT_LABEL));
        addClassName("parley-marks-button");
        var name = getTranslation("conversation.marks.button");
        setAriaLabel(name);
        setTooltipText(name);
        var popover = new Popover();
        popover.addClassName("parley-emoji-popover");
        popover.setAriaLabel(name);
        popover.setTarget(this);
        popover.setPosition(PopoverPosition.TOP_END);
        popover.setModal(true);
        popover.setAutofocus(true);
        popover.addOpenedChangeListener(change -> {
            popover.removeAll();
            if (change.isOpened()) {
                popover.add(new Paragraph(getTranslation("conversation.marks.keys")));
                popover.getElement().appendChild(examples());
            }
        });
    }

    private Element examples() {
        var examples = new Element("dl");
        examples.getClassList().add("parley-marks");
        add(examples, "**" + word("bold") + "**");
        add(examples, "*" + word("italic") + "*");
        add(examples, "~~" + word("struck") + "~~");
        add(examples, "`" + word("code") + "`");
        add(examples, "```\n" + word("block") + "\n```");
        add(examples, "> " + word("quote"));
        add(examples, "- " + word("item") + "\n- " + word("item"));
        add(examples, "[" + word("link") + "](https://example.org)");
        add(examples, ":tada:");
        return examples;
    }

    private String word(String mark) {
        return getTranslation("conversation.marks." + mark);
    }

    private static void add(Element examples, String written) {
        var shown = new Element("dd").setAttribute("dir", "auto");
        MessageText.appendTo(shown, FormattedText.of(Shortcodes.replacedIn(written)));
        examples.appendChild(new Element("dt").setAttribute("dir", "auto").setText(written), shown);
    }
}
