package io.example.broken.ui;

import com.vaadin.flow.component.Html;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.Route;
import org.springframework.scheduling.annotation.Async;
import org.springframework.transaction.annotation.Transactional;

/** Everything that a view does not do. */
@Route("broken")
@Transactional
public class BrokenView extends Div {

    static final Div SHARED = new Div();

    public BrokenView() {
        add(new Html("<b>text</b>"));
        getStyle().set("color", "red");
        UI.getCurrent().add(SHARED);
    }

    @Async
    void later() {}
}
