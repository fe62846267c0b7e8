package io.parley.conversation.ui;

import com.vaadin.flow.component.icon.VaadinIcon;
import io.parley.account.UserId;
import io.parley.conversation.Message;
import org.springframework.stereotype.Component;

/** Tells when a message was sent, delivered and read. */
@Component
class InfoAction implements MessageAction {

    @Override
    public String label() {
        return "conversation.action.info";
    }

    @Override
    public VaadinIcon icon() {
        return VaadinIcon.INFO_CIRCLE_O;
    }

    @Override
    public int order() {
        return 600;
    }

    @Override
    public boolean applies(Message message, UserId viewer) {
        return true;
    }

    @Override
    public void run(MessageContext context) {
        new MessageInfo(context).open();
    }
}
