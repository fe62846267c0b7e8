package io.parley.conversation.ui;

import com.vaadin.flow.component.icon.VaadinIcon;
import io.parley.account.UserId;
import io.parley.conversation.Message;
import org.springframework.stereotype.Component;

/** Lets the next message from the composer answer this one. */
@Component
class ReplyAction implements MessageAction {

    @Override
    public String label() {
        return "conversation.action.reply";
    }

    @Override
    public VaadinIcon icon() {
        return VaadinIcon.REPLY;
    }

    @Override
    public int order() {
        return 200;
    }

    @Override
    public boolean applies(Message message, UserId viewer) {
        return !message.marks().deleted();
    }

    @Override
    public void run(MessageContext context) {
        context.reply();
    }
}
