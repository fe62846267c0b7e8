package io.parley.conversation.ui;

import com.vaadin.flow.component.icon.VaadinIcon;
import io.parley.account.UserId;
import io.parley.conversation.Message;
import io.parley.conversation.MessageChangeService;
import org.springframework.stereotype.Component;

/** Brings one's own message into the composer, to give it another text. */
@Component
class EditAction implements MessageAction {

    private final MessageChangeService changes;

    EditAction(MessageChangeService changes) {
        this.changes = changes;
    }

    @Override
    public String label() {
        return "conversation.action.edit";
    }

    @Override
    public VaadinIcon icon() {
        return VaadinIcon.PENCIL;
    }

    @Override
    public int order() {
        return 400;
    }

    @Override
    public boolean applies(Message message, UserId viewer) {
        return changes.isEditable(viewer, message);
    }

    @Override
    public void run(MessageContext context) {
        context.edit();
    }
}
