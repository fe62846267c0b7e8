package io.parley.uikit;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.icon.VaadinIcon;

/**
 * Leads from a view back to the list. Stands first in the header of a view; the styles show it only where the screen is
 * too narrow for list and view side by side.
 */
public class BackLink extends Anchor {

    public BackLink() {
        super(".");
        addClassNames("parley-icon-link", "parley-back");
        setRouterIgnore(false);
        setAriaLabel(getTranslation("uikit.back"));
        add(VaadinIcon.ARROW_LEFT.create());
    }
}
