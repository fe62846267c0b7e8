package io.parley.conversation.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;

/** Stands where one would write, while one has blocked the other. */
final class BlockNotice extends Div {

    BlockNotice(String peerName, Runnable unblock) {
        addClassName("parley-block-notice");
        add(
                new Span(getTranslation("conversation.blocked", peerName)),
                new Button(getTranslation("conversation.menu.unblock"), click -> unblock.run()));
    }
}
