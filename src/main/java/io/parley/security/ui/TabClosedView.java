package io.parley.security.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;

/** What the oldest tab of a person shows who has opened too many of them. */
@Route(value = "closed", autoLayout = false)
@AnonymousAllowed
class TabClosedView extends Main implements HasDynamicTitle {

    TabClosedView() {
        var card = new Section(
                new H1(getTranslation("security.closed.title")),
                new Paragraph(getTranslation("security.closed.sentence")),
                new Paragraph(new Anchor(".", getTranslation("security.closed.again"))));
        card.addClassName("parley-card");
        addClassName("parley-gate");
        add(card);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("security.closed.title");
    }
}
