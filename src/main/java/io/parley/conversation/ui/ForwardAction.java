package io.parley.conversation.ui;

import com.vaadin.flow.component.icon.VaadinIcon;
import io.parley.account.UserId;
import io.parley.account.UserProfile;
import io.parley.conversation.ClientMessageId;
import io.parley.conversation.ForwardService;
import io.parley.conversation.Message;
import io.parley.uikit.Notifications;
import org.springframework.stereotype.Component;

/** Passes a message on to somebody. */
@Component
class ForwardAction implements MessageAction {

    private final ForwardService forwards;

    ForwardAction(ForwardService forwards) {
        this.forwards = forwards;
    }

    @Override
    public String label() {
        return "conversation.action.forward";
    }

    @Override
    public VaadinIcon icon() {
        return VaadinIcon.SHARE;
    }

    @Override
    public int order() {
        return 500;
    }

    @Override
    public boolean applies(Message message, UserId viewer) {
        return !message.marks().deleted();
    }

    @Override
    public void run(MessageContext context) {
        context.choosePerson(
                context.screen().getTranslation("conversation.forward.title"), person -> forward(context, person));
    }

    private void forward(MessageContext context, UserProfile person) {
        var screen = context.screen();
        var message = context.message();
        var name = person.id().equals(context.viewer())
                ? screen.getTranslation("conversation.notes")
                : person.displayName().value();
        context.later(() -> {
            forwards.forward(
                    context.viewer(), message.conversationId(), message.seq(), person.id(), ClientMessageId.random());
            context.inScreen(() -> Notifications.success(screen.getTranslation("conversation.forward.done", name)));
        });
    }
}
