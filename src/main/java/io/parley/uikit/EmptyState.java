package io.parley.uikit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;

/** What stands where there is nothing yet: what it is, and the one thing to do about it. */
public class EmptyState extends Composite<Div> {

    public EmptyState(String title, String sentence) {
        this(new H2(title), sentence);
    }

    /** @param action the one button or link that leads on */
    public EmptyState(String title, String sentence, Component action) {
        this(title, sentence);
        getContent().add(action);
    }

    private EmptyState(Component heading, String sentence) {
        getContent().addClassName("parley-empty");
        getContent().add(heading, new Paragraph(sentence));
    }

    /** The same as a page of its own, which holds nothing else. */
    public static EmptyState page(String title, String sentence, Component action) {
        var page = new EmptyState(new H1(title), sentence);
        page.getContent().add(action);
        return page;
    }
}
