package io.parley.conversation.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.dom.Element;
import io.parley.conversation.Message;
import java.util.List;

/**
 * A composer whose next message answers another one, which is quoted above the field. Esc and the button let it be a message
 * by itself. Which one it is belongs to the browser, like the text, and is kept there with it.
 */
final class ReplyMode extends Div {

    /** Runs before the composer's own script, which is installed once as well. */
    private static final String INSTALL = """
            if (this.parleyReply) return;
            this.addEventListener('keydown', e => {
              if (e.key !== 'Escape' || e.isComposing || e.keyCode === 229) return;
              if (!this.dataset.replyTo || this.dataset.editing !== undefined) return;
              e.preventDefault();
              this.dispatchEvent(new CustomEvent('parley-reply-given-up'));
            }, true);
            """;

    private final Element composer;
    private final TextArea field;
    private final Span author = new Span();
    private final Span words = new Span();
    private String peerName = "";
    private boolean own;
    private long answered;

    ReplyMode(Element composer, TextArea field) {
        this.composer = composer;
        this.field = field;
        addClassNames("parley-composer-bar", "parley-reply-bar");
        author.getElement().setAttribute("dir", "auto");
        words.getElement().setAttribute("dir", "auto");
        words.addClassName("parley-reply-words");
        setVisible(false);
        composer.addEventListener("parley-reply-given-up", event -> end());
    }

    void install() {
        composer.executeJs(INSTALL);
    }

    /** The peer is called so from now on. */
    void setPeerName(String latest) {
        peerName = latest;
        showAuthor();
    }

    private void showAuthor() {
        author.setText(
                own ? getTranslation("conversation.reply.own") : getTranslation("conversation.reply.bar", peerName));
    }

    /**
     * The next message answers this one.
     *
     * @param own whether it is the viewer's own
     */
    void begin(Message original, boolean own) {
        show(original, own);
        composer.callJsFunction("parleyReply", (double) original.seq());
        field.focus();
    }

    /** What is written answers this one, as the browser knows. */
    void show(Message original, boolean own) {
        answered = original.seq();
        this.own = own;
        showAuthor();
        removeAll();
        add(new Icon(VaadinIcon.REPLY), quoted(original), giveUp());
        setVisible(true);
    }

    /** Quotes the message that is answered as it is now, if it is among these. */
    void know(List<Message> changed) {
        changed.stream()
                .filter(message -> message.seq() == answered)
                .forEach(message -> words.setText(MessageQuote.excerpt(this, message)));
    }

    /** A message that the viewer does not see any more is answered no more. */
    void hide(List<Long> hidden) {
        if (isVisible() && hidden.contains(answered)) {
            end();
        }
    }

    private Div quoted(Message original) {
        words.setText(MessageQuote.excerpt(this, original));
        var quoted = new Div(author, words);
        quoted.addClassName("parley-reply-quoted");
        return quoted;
    }

    private Button giveUp() {
        var giveUp = new Button(new Icon(VaadinIcon.CLOSE_SMALL), click -> {
            end();
            field.focus();
        });
        giveUp.setAriaLabel(getTranslation("conversation.reply.give-up"));
        return giveUp;
    }

    /** What is written answers nothing any more. */
    void end() {
        leave();
        composer.callJsFunction("parleyReply", 0);
    }

    /** What was written has come back. */
    void resume() {
        if (isVisible()) {
            composer.callJsFunction("parleyReply", (double) answered);
        }
    }

    /** What is written answers nothing any more, as the browser knows. */
    void leave() {
        setVisible(false);
    }
}
