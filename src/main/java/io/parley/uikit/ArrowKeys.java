package io.parley.uikit;

import com.vaadin.flow.dom.Element;

/** Lets the arrow keys go through choices that stand in rows or below each other; Tab leaves them. */
public final class ArrowKeys {

    private static final String INSTALL = """
            this.addEventListener('keydown', e => {
              const all = [...this.children], at = all.indexOf(document.activeElement);
              if (at < 0) return;
              const below = all.findIndex(one => one.offsetTop > all[0].offsetTop);
              const row = below < 0 ? all.length : below, end = getComputedStyle(this).direction === 'rtl' ? -1 : 1;
              const step = {ArrowRight: end, ArrowLeft: -end, ArrowDown: row, ArrowUp: -row, Home: -at, End: all.length - 1 - at};
              if (!(e.key in step)) return;
              e.preventDefault();
              e.stopPropagation();
              const next = all[at + step[e.key]];
              if (!next) return;
              all[at].tabIndex = -1;
              next.tabIndex = 0;
              next.focus();
            });
            """;

    private ArrowKeys() {}

    /** @param choices the children are the choices, of which the first has the tab index 0 and the others -1 */
    public static void install(Element choices) {
        choices.executeJs(INSTALL);
    }
}
