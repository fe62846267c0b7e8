package io.parley.conversation.ui;

import com.vaadin.flow.component.icon.VaadinIcon;
import io.parley.account.UserId;
import io.parley.conversation.Message;
import org.springframework.stereotype.Component;

/** Adds an emoji to a message, or takes it back. */
@Component
class ReactAction implements MessageAction {

    @Override
    public String label() {
        return "conversation.action.react";
    }

    @Override
    public VaadinIcon icon() {
        return VaadinIcon.SMILEY_O;
    }

    @Override
    public int order() {
        return 100;
    }

    @Override
    public boolean applies(Message message, UserId viewer) {
        return !message.marks().deleted();
    }

    @Override
    public void run(MessageContext context) {
        new ReactionChoice(context).open();
    }
}
