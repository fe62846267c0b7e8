package io.parley.conversation.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;

/** Stands where one would write, as long as a stranger waits to be let in. */
final class RequestNotice extends Div {

    RequestNotice(String peerName, Runnable accept, Runnable block) {
        addClassName("parley-request-notice");
        var title = new Span(getTranslation("conversation.request", peerName));
        title.addClassName("parley-request-title");
        var accepting = new Button(getTranslation("conversation.menu.accept"), click -> accept.run());
        accepting.addThemeVariants(ButtonVariant.PRIMARY);
        var blocking = new Button(getTranslation("conversation.menu.block"), click -> block.run());
        blocking.addThemeVariants(ButtonVariant.ERROR);
        var buttons = new Div(accepting, blocking);
        buttons.addClassName("parley-request-buttons");
        add(title, new Paragraph(getTranslation("conversation.request.sentence", peerName)), buttons);
    }
}
