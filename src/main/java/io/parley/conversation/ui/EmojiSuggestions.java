package io.parley.conversation.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.dom.DomEvent;
import com.vaadin.flow.dom.Element;
import io.parley.conversation.EmojiCatalogue;

/**
 * The emoji whose shortcode or name fits the word after a colon while it is typed in a composer: arrows, Enter and Tab choose, Esc
 * leaves the word as it is.
 *
 * <p>The browser tells the word when typing rests, and nothing while there is none; what is found comes back as a list. An answer
 * never touches the text: only the person puts an emoji in place of the word that stands there in that moment, in a way that
 * the browser can undo. What is typed on has nothing chosen until it is answered, so that Enter takes what is seen, or sends.
 */
final class EmojiSuggestions extends Div {

    static final String WORD = "event.detail";
    static final String TAKEN = "event.detail";

    /** Runs before the other scripts of the composer, which must not hear the keys that choose. A word in code is none. */
    private static final String INSTALL = """
            if (this.parleySuggest) return;
            const field = this.querySelector('vaadin-text-area'), list = this.querySelector('.parley-suggestions');
            const options = () => [...list.children], chosen = () => options().find(one => one.ariaSelected === 'true');
            let last, left = false;
            const word = () => {
              const {value, selectionStart, selectionEnd} = field.inputElement, before = value.slice(0, selectionStart);
              if (selectionStart !== selectionEnd || before.split('`').length % 2 === 0) return;
              return before.match(/(?<![\\p{L}\\p{N}_:]):([\\p{Ll}\\p{Lo}\\p{M}\\p{N}_+-]{2,40})$/u)?.[1];
            };
            const choose = option => {
              options().forEach(one => one.ariaSelected = String(one === option));
              option?.scrollIntoView({block: 'nearest'});
              if (option) field.inputElement.setAttribute('aria-activedescendant', option.id);
              else field.inputElement.removeAttribute('aria-activedescendant');
            };
            const close = () => {
              list.hidden = true;
              choose();
            };
            const look = e => {
              if (e.isComposing || word() === last) return;
              last = word();
              left &&= !!last;
              choose();
              if (!last) close();
              else if (!left) this.dispatchEvent(new CustomEvent('parley-word', {detail: last}));
            };
            const take = option => {
              const area = field.inputElement, at = area.selectionStart, typed = word();
              close();
              if (!typed) return;
              area.setSelectionRange(at - typed.length - 1, at);
              document.execCommand('insertText', false, option.dataset.emoji);
              this.dispatchEvent(new CustomEvent('parley-emoji-taken', {detail: option.dataset.emoji}));
            };
            this.parleySuggest = answered => {
              if (answered !== word() || left || !field.contains(document.activeElement)) return;
              list.hidden = !list.children.length;
              choose(list.firstElementChild);
            };
            ['input', 'keyup', 'click'].forEach(type => this.addEventListener(type, look, true));
            this.addEventListener('focusout', close);
            this.addEventListener('keydown', e => {
              if (list.hidden || e.isComposing || e.keyCode === 229 || e.ctrlKey || e.metaKey || e.altKey || e.shiftKey) return;
              const all = options(), at = all.indexOf(chosen()), step = {ArrowDown: 1, ArrowUp: -1}[e.key];
              if (e.key === 'Escape') left = true;
              else if (at < 0 || !step && e.key !== 'Enter' && e.key !== 'Tab') return;
              e.preventDefault();
              e.stopImmediatePropagation();
              if (left) close();
              else if (step) choose(all[(at + step + all.length) % all.length]);
              else take(all[at]);
            }, true);
            list.addEventListener('pointerdown', e => e.preventDefault());
            list.addEventListener('click', e => {
              const option = e.target.closest('[role=option]');
              if (option) take(option);
            });
            field.inputElement.setAttribute('aria-autocomplete', 'list');
            field.inputElement.setAttribute('aria-controls', list.id);
            """;

    private static final int REST_MILLIS = 150;
    private static final int MOST = 6;

    private final Element composer;

    EmojiSuggestions(Element composer) {
        this.composer = composer;
        setId("parley-suggestions");
        addClassName("parley-suggestions");
        getElement().setAttribute("role", "listbox");
        getElement().setAttribute("aria-label", getTranslation("conversation.emoji.suggested"));
        getElement().setAttribute("hidden", true);
        composer.addEventListener("parley-word", this::suggest)
                .debounce(REST_MILLIS)
                .addEventData(WORD);
        composer.addEventListener("parley-emoji-taken", this::taken).addEventData(TAKEN);
    }

    void install() {
        composer.executeJs(INSTALL);
    }

    private void taken(DomEvent choice) {
        UsedEmoji.emoji(choice.getEventData().get(TAKEN).asString()).ifPresent(emoji -> UsedEmoji.add(getUI(), emoji));
    }

    private void suggest(DomEvent typed) {
        var word = typed.getEventData().get(WORD).asString();
        getElement().removeAllChildren();
        EmojiCatalogue.read()
                .suggestions(word, getLocale(), MOST)
                .forEach((fits, emoji) -> getElement()
                        .appendChild(new Element("div")
                                .setAttribute("role", "option")
                                .setAttribute(
                                        "id",
                                        "parley-suggestion-" + getElement().getChildCount())
                                .setAttribute("aria-selected", "false")
                                .setAttribute("data-emoji", emoji.text())
                                .setAttribute(
                                        "title",
                                        EmojiCatalogue.read().entry(emoji).name(getLocale()))
                                .appendChild(
                                        new Element("span").setText(emoji.text()), new Element("bdi").setText(fits))));
        composer.callJsFunction("parleySuggest", word);
    }
}
