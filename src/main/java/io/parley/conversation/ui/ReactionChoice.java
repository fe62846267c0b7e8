package io.parley.conversation.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import io.parley.conversation.Emoji;
import io.parley.conversation.EmojiCatalogue;
import io.parley.conversation.Reaction;
import io.parley.uikit.ArrowKeys;
import java.util.List;
import java.util.stream.Stream;

/** The emoji that a message gets with one press, and all others; those that the viewer has given already are taken back. */
final class ReactionChoice extends Dialog {

    private static final List<Emoji> OFFERED = Stream.of(
                    "👍", "❤️", "😂", "🎉", "😮", "😢", "🙏", "👏", "🔥", "👀", "✅", "👎")
            .map(Emoji::new)
            .toList();

    ReactionChoice(MessageContext context) {
        addClassName("parley-dialog");
        setHeaderTitle(getTranslation("conversation.action.react"));
        var choice = new Div();
        choice.addClassName("parley-emoji-choice");
        var buttons = OFFERED.stream().map(emoji -> button(context, emoji)).toList();
        buttons.getFirst().setTabIndex(0);
        buttons.forEach(choice::add);
        addAttachListener(event -> buttons.getFirst().focus());
        choice.addAttachListener(event -> ArrowKeys.install(choice.getElement()));
        add(choice);
        var more = new Button(getTranslation("conversation.reaction.more"), click -> {
            click.getSource().setVisible(false);
            removeAll();
            add(new EmojiBoard(emoji -> react(context, emoji)));
        });
        getFooter().add(more, new Button(getTranslation("conversation.dialog.close"), click -> close()));
    }

    private void react(MessageContext context, Emoji emoji) {
        close();
        context.react(emoji);
    }

    private Button button(MessageContext context, Emoji emoji) {
        var button = new Button(emoji.text(), click -> react(context, emoji));
        button.setTooltipText(EmojiCatalogue.read().entry(emoji).name(getLocale()));
        button.setTabIndex(-1);
        var isGiven = context.message().marks().reactions().contains(new Reaction(context.viewer(), emoji));
        button.getElement().setAttribute("aria-pressed", Boolean.toString(isGiven));
        return button;
    }
}
