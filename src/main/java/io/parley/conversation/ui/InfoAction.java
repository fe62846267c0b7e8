package io.parley.conversation.ui;

import com.vaadin.flow.component.icon.VaadinIcon;
import io.parley.account.UserId;
import io.parley.conversation.Message;
import io.parley.conversation.MessageHistoryService;
import java.util.List;
import org.springframework.stereotype.Component;

/** Tells when a message was sent, delivered and read, and how it read before it was edited. */
@Component
class InfoAction implements MessageAction {

    private final MessageHistoryService history;

    InfoAction(MessageHistoryService history) {
        this.history = history;
    }

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
        var message = context.message();
        if (message.marks().editedAt().isEmpty()) {
            new MessageInfo(context, List.of()).open();
            return;
        }
        context.later(() -> {
            var versions = history.versions(context.viewer(), message.conversationId(), message.seq());
            context.inScreen(() -> new MessageInfo(context, versions).open());
        });
    }
}
