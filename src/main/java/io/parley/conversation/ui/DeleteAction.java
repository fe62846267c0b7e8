package io.parley.conversation.ui;

import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.parley.account.UserId;
import io.parley.conversation.Message;
import io.parley.conversation.MessageChangeService;
import org.springframework.stereotype.Component;

/** Deletes one's own message for both people, after asking. */
@Component
class DeleteAction implements MessageAction {

    private final MessageChangeService changes;

    DeleteAction(MessageChangeService changes) {
        this.changes = changes;
    }

    @Override
    public String label() {
        return "conversation.action.delete";
    }

    @Override
    public VaadinIcon icon() {
        return VaadinIcon.TRASH;
    }

    @Override
    public int order() {
        return 700;
    }

    @Override
    public boolean applies(Message message, UserId viewer) {
        return message.senderId().equals(viewer) && !message.marks().deleted();
    }

    @Override
    public void run(MessageContext context) {
        var screen = context.screen();
        var message = context.message();
        var question = new ConfirmDialog(
                screen.getTranslation("conversation.delete.title"),
                screen.getTranslation(
                        "conversation.delete.question",
                        context.peer().displayName().value()),
                screen.getTranslation("conversation.delete.confirm"),
                confirmed ->
                        context.later(() -> changes.delete(context.viewer(), message.conversationId(), message.seq())));
        question.setCancelable(true);
        question.setCancelText(screen.getTranslation("conversation.delete.cancel"));
        question.setConfirmButtonTheme("error primary");
        question.open();
    }
}
