package io.parley.conversation.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.popover.PopoverPosition;
import com.vaadin.flow.component.textfield.TextArea;
import io.parley.conversation.Emoji;

/** Opens the board of emoji, and puts the chosen one where the field has its caret. */
final class EmojiButton extends Button {

    /** The board gives the focus back to the button when it has closed; it belongs into the field. */
    private static final String INSERT = """
            setTimeout(() => {
              this.focus();
              document.execCommand('insertText', false, $0);
              this.addEventListener('focusin', () => this.focus(), {once: true});
            });
            """;

    private final Popover popover = new Popover();

    EmojiButton(TextArea field) {
        super(new Icon(VaadinIcon.SMILEY_O));
        addClassName("parley-emoji-button");
        setAriaLabel(getTranslation("conversation.emoji.button"));
        popover.addClassName("parley-emoji-popover");
        popover.setAriaLabel(getTranslation("conversation.emoji.button"));
        popover.setTarget(this);
        popover.setPosition(PopoverPosition.TOP_END);
        popover.setModal(true);
        popover.setAutofocus(true);
        popover.addOpenedChangeListener(change -> {
            popover.removeAll();
            if (change.isOpened()) {
                popover.add(new EmojiBoard(emoji -> insert(emoji, field)));
            }
        });
    }

    private void insert(Emoji emoji, TextArea field) {
        popover.close();
        field.getElement().executeJs(INSERT, emoji.text());
    }
}
