package io.parley.conversation.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.dom.Element;

/**
 * The text of a long message, of which the first lines are shown until the reader wants more.
 *
 * <p>What he looks at stays where it is: the first lines when the rest appears, the button below when the rest goes.
 */
final class FoldedText {

    static final int MAX_LENGTH = 1_500;
    static final int MAX_LINES = 20;

    private static final String LONG = "long";
    private static final String OPEN = "open";

    static final String TOP = """
            (element.ariaExpanded === 'true' ? element : element.parentElement).getBoundingClientRect().top""";

    private static final String HOLD = """
            const at = this.ariaExpanded === 'true' ? this.parentElement : this;
            const scroller = this.closest('.parley-thread-scroller');
            if (scroller) scroller.scrollTop += at.getBoundingClientRect().top - $0;
            """;

    private FoldedText() {}

    /** Folds the text of a row if it is long; drawn anew, it stays as the reader has it. */
    static void fold(Element row, Element text, String words, Component labels) {
        var isLong = words.length() > MAX_LENGTH || words.lines().count() > MAX_LINES;
        row.getClassList().set(LONG, isLong);
        if (!isLong) {
            return;
        }
        var button = new Element("button").setAttribute("type", "button");
        label(button, row, labels);
        button.addEventListener("click", event -> {
                    row.getClassList().set(OPEN, !row.getClassList().contains(OPEN));
                    label(button, row, labels);
                    button.executeJs(HOLD, event.getEventData().get(TOP).asDouble());
                })
                .addEventData(TOP);
        row.insertChild(row.indexOfChild(text) + 1, button);
    }

    private static void label(Element button, Element row, Component labels) {
        var isOpen = row.getClassList().contains(OPEN);
        button.setAttribute("aria-expanded", Boolean.toString(isOpen));
        button.setText(labels.getTranslation(isOpen ? "conversation.message.less" : "conversation.message.more"));
    }
}
