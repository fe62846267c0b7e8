package io.parley.uikit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;

/**
 * Holds what is typed while the server opens a field, and types it there once the field has the focus: whoever types on after a key
 * that opens something means that, and not where the focus happens to be until then.
 */
public final class HeldKeys {

    /** Begins to hold, in the browser, in a filter of an event or a script. Without an end keys are held for some seconds. */
    public static final String HOLD = "!window.parleyHold?.()";

    private static final String INSTALL = """
            if (window.parleyHold) return;
            let held = '', timer, isAnswered;
            const field = () => document.activeElement?.matches('input, textarea') ? document.activeElement : null;
            const take = e => {
              if (e.ctrlKey || e.altKey || e.metaKey || e.isComposing || isAnswered && e.key.length > 1) return;
              e.preventDefault();
              e.stopImmediatePropagation();
              if (e.key === 'Backspace') held = held.slice(0, -1);
              if (e.key.length === 1) held += e.key;
            };
            const end = () => {
              removeEventListener('keydown', take, true);
              const at = field(), keys = held;
              held = '';
              if (!at || !keys) return;
              at.setRangeText(keys, at.selectionStart, at.selectionEnd, 'end');
              at.dispatchEvent(new InputEvent('input', {bubbles: true, composed: true, data: keys}));
            };
            const endAt = (place, tries) => {
              if (tries && !place.contains(field())) timer = setTimeout(endAt, 20, place, tries - 1); else end();
            };
            window.parleyHold = () => {
              clearTimeout(timer);
              held = '';
              isAnswered = false;
              addEventListener('keydown', take, true);
              timer = setTimeout(end, 4000);
            };
            window.parleyRelease = (place, tries) => {
              clearTimeout(timer);
              isAnswered = place === document;
              endAt(place, tries);
            };
            """;

    private static final String RELEASE = "window.parleyRelease?.(this, 100)";
    private static final String RELEASE_ANYWHERE = "window.parleyRelease?.(document, 25)";

    private HeldKeys() {}

    /** Lets keys be held on this page. */
    public static void install(UI page) {
        page.getPage().executeJs(INSTALL);
    }

    /** Ends it once a field within this place has the focus, at the latest after two seconds. */
    public static void release(Component place) {
        place.getElement().executeJs(RELEASE);
    }

    /** Ends it once any field has the focus, soon if none gets it; for keys that write nothing at once. */
    public static void release(UI page) {
        page.getPage().executeJs(RELEASE_ANYWHERE);
    }
}
