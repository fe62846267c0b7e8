package io.parley.conversation.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.parley.conversation.ui.FailedMessageAct.Act;
import java.util.function.Consumer;

/** What stands below a message that was not sent: why, and the ways on. */
final class FailureNote extends Div {

    FailureNote(String reason, Consumer<Act> onAct) {
        addClassName("parley-failure");
        var sentence = new Span(reason);
        sentence.getElement().setAttribute("role", "alert");
        add(
                sentence,
                new Button(getTranslation("conversation.failed.again"), click -> onAct.accept(Act.SEND_AGAIN)),
                new Button(getTranslation("conversation.failed.discard"), click -> onAct.accept(Act.DISCARD)));
    }
}
