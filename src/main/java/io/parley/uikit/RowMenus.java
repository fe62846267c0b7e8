package io.parley.uikit;

import com.vaadin.flow.component.contextmenu.ContextMenu;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.UnorderedList;

/** One menu for all rows of a list, each of which is a link with a button beside it. */
public final class RowMenus {

    /** Tells the menu which row it opens for, and opens it also with a click on the row's button. */
    private static final String TELL_ROW = """
            this.preventContextMenu = e => !e.target.closest('li');
            this.getContextMenuBeforeOpenDetail = e =>
              ({path: e.target.closest('li').querySelector('a').getAttribute('href')});
            this.addEventListener('click', e => {
              const button = e.target.closest('button');
              if (!button) return;
              const {left, bottom} = button.getBoundingClientRect();
              button.dispatchEvent(
                new MouseEvent('contextmenu', {bubbles: true, cancelable: true, clientX: left, clientY: bottom}));
            });
            """;

    /**
     * With reduced motion the first item does not take the focus by itself, and cannot before the menu is drawn. The browser sees
     * to it alone: a menu that is closed and opened again at once has not changed for the server.
     */
    private static final String BEGIN = """
            if (this.parleyBegin) return;
            this.parleyBegin = () => {
              const first = this.querySelector('vaadin-context-menu-item');
              if (!this.opened || first?.parentElement.contains(document.activeElement)) return;
              first?.focus();
              requestAnimationFrame(this.parleyBegin);
            };
            this.addEventListener('opened-changed', this.parleyBegin);
            """;

    private RowMenus() {}

    /**
     * Opens the menu with a right click, a long press or the key for menus on a row, and with its button. What it opens for it is
     * told in {@link ContextMenu#onBeforeOpenMenu}: {@code path} is where the link of the row leads.
     */
    public static void serve(ContextMenu menu, UnorderedList rows) {
        menu.setTarget(rows);
        beginAtTheFirstItem(menu);
        rows.addAttachListener(event -> rows.getElement().executeJs(TELL_ROW));
    }

    /** Lets the keys go on in the menu as soon as it is open. */
    public static void beginAtTheFirstItem(ContextMenu menu) {
        menu.addAttachListener(event -> menu.getElement().executeJs(BEGIN));
    }

    /** The button of a row. By keys the menu opens on the link, so Tab passes it by. */
    public static NativeButton button(String name) {
        var button = new NativeButton();
        button.setTabIndex(-1);
        button.addClassName("parley-row-more");
        button.setAriaLabel(name);
        button.getElement().setAttribute("aria-haspopup", "menu");
        return button;
    }
}
