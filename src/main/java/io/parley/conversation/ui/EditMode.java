package io.parley.conversation.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.dom.Element;
import io.parley.conversation.Message;
import org.jspecify.annotations.Nullable;

/**
 * A composer in which a message that is stored gets another text: the draft steps aside, is what is kept meanwhile, and comes
 * back; Enter saves, Esc gives it up. The arrow up in an empty composer asks for the last message. The browser keeps the text until it
 * is stored or given up, so that it outlives a reload, an expired session and a restart of the server.
 */
final class EditMode extends Div {

    /** Runs before the composer's own script, whose listeners must not hear what belongs to the edited message. */
    private static final String INSTALL = """
            if (this.parleyEdit) return;
            const field = this.querySelector('vaadin-text-area');
            const tell = (name, detail) => this.dispatchEvent(new CustomEvent(name, {detail}));
            const isEditing = () => this.dataset.editing !== undefined;
            const noText = $0, key = 'parley.edit.' + $1;
            const keep = kept => {
              try { sessionStorage.setItem(key, JSON.stringify(kept)); } catch { /* full or switched off */ }
            };
            const read = () => {
              try { return JSON.parse(sessionStorage.getItem(key)); } catch { return null; }
            };
            const now = () => ({seq: Number(this.dataset.editing), text: field.value});
            const leave = () => {
              if (!isEditing()) return;
              delete this.dataset.editing;
              field.invalid = false;
              field.value = this.parleyAside;
              field.focus();
            };
            // at once: what is typed from here on is the next message
            const save = () => {
              const edited = now();
              if (edited.text.trim()) {
                leave();
                tell('parley-edit', edited);
              } else {
                field.errorMessage = noText;
                field.invalid = true;
              }
            };
            this.parleyEdit = (seq, text, reason) => {
              if (!isEditing()) this.parleyAside = field.value;
              this.dataset.editing = seq;
              field.errorMessage = reason;
              field.invalid = !!reason;
              field.value = text;
              field.focus();
              window.parleyRelease?.(field, 25);
              keep(now());
            };
            const giveUp = () => {
              leave();
              keep(null);
            };
            this.parleyEditEnds = giveUp;
            this.parleyEdited = (seq, text) => {
              if (read()?.seq === seq && read().text === text) keep(null);
            };
            this.addEventListener('keydown', e => {
              if (e.isComposing || e.keyCode === 229) return;
              const isText = e.target.localName === 'textarea';
              if (isEditing() && (e.key === 'Escape' || e.key === 'Enter' && !e.shiftKey && isText)) {
                e.preventDefault();
                e.stopImmediatePropagation();
                if (e.key === 'Enter') return save();
                giveUp();
                tell('parley-edit-given-up');
              } else if (!isEditing() && e.key === 'ArrowUp' && !field.value && field.contains(e.target)) {
                e.preventDefault();
                window.parleyHold?.();
                tell('parley-edit-last');
              }
            }, true);
            this.addEventListener('input', e => {
              if (!isEditing()) return;
              e.stopImmediatePropagation();
              field.invalid = false;
              keep(now());
            });
            this.addEventListener('click', e => {
              if (!isEditing() || !e.target.closest('.parley-send')) return;
              e.stopImmediatePropagation();
              save();
            }, true);
            return read();
            """;

    private static final String SEQ = "event.detail.seq";
    private static final String TEXT = "event.detail.text";

    /** Hears what the person does; the text is as the browser says it, unchecked. */
    interface Listener {

        void edited(long seq, String text);

        void lastWanted();

        /** This was neither stored nor given up before, as far as the browser knows. */
        void kept(long seq, String text);
    }

    private final Element composer;
    private final TextArea field;
    private final Button send;
    private @Nullable Listener listener;

    EditMode(Element composer, TextArea field, Button send) {
        this.composer = composer;
        this.field = field;
        this.send = send;
        addClassName("parley-composer-bar");
        setVisible(false);
        composer.addEventListener("parley-edit-given-up", event -> end());
    }

    private void fill() {
        var giveUp = new Button(new Icon(VaadinIcon.CLOSE_SMALL), click -> end());
        giveUp.setAriaLabel(getTranslation("conversation.edit.give-up"));
        add(new Icon(VaadinIcon.PENCIL), new Span(getTranslation("conversation.edit.bar")), giveUp);
    }

    /** @param memory names what the browser keeps; one name per viewer and conversation */
    void install(String memory) {
        composer.executeJs(INSTALL, getTranslation("conversation.edit.empty"), memory)
                .then(kept -> {
                    if (kept.has("seq") && listener != null) {
                        listener.kept(
                                kept.get("seq").asLong(), kept.path("text").asString(""));
                    }
                });
    }

    void listen(Listener listener) {
        this.listener = listener;
        composer.addEventListener("parley-edit", event -> {
                    // the browser has left it by itself, and may be in the next one already
                    leave();
                    var data = event.getEventData();
                    listener.edited(data.get(SEQ).asLong(), data.get(TEXT).asString());
                })
                .addEventData(SEQ)
                .addEventData(TEXT);
        composer.addEventListener("parley-edit-last", event -> listener.lastWanted());
    }

    void begin(Message message) {
        begin(message.seq(), message.body().text());
    }

    /** Once more, with a text that the message of this number did not get. */
    void begin(long seq, String text) {
        begin(seq, text, "");
    }

    /** The same, as the text cannot be a message's, for this reason. */
    void refuse(long seq, String text, String reason) {
        begin(seq, text, reason);
    }

    private void begin(long seq, String text, String reason) {
        if (getChildren().findAny().isEmpty()) {
            fill();
        }
        setVisible(true);
        send.setText(getTranslation("conversation.edit.save"));
        send.setIcon(new Icon(VaadinIcon.CHECK));
        composer.callJsFunction("parleyEdit", (double) seq, text, reason);
    }

    /** The message of this number has got this text, which needs to be kept no longer. */
    void stored(long seq, String text) {
        composer.callJsFunction("parleyEdited", (double) seq, text);
    }

    private void leave() {
        setVisible(false);
        Composer.offerSending(send);
    }

    void end() {
        leave();
        composer.callJsFunction("parleyEditEnds");
    }
}
