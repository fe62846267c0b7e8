package io.parley.conversation.ui;

import com.vaadin.flow.component.icon.VaadinIcon;
import io.parley.account.UserId;
import io.parley.conversation.Message;
import io.parley.conversation.MessageChangeService;
import io.parley.uikit.CarefulQuestion;
import org.springframework.stereotype.Component;

/** Deletes a message after asking: for oneself alone, or one's own for both people. */
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
        return !message.marks().deleted();
    }

    @Override
    public void run(MessageContext context) {
        var own = context.message().senderId().equals(context.viewer());
        var alone = context.peer().id().equals(context.viewer());
        var question = new CarefulQuestion();
        question.setHeader(question.getTranslation("conversation.delete.title"));
        question.setText(question.getTranslation(
                alone
                        ? "conversation.delete.question.note"
                        : own ? "conversation.delete.question" : "conversation.delete.question.peer",
                context.peer().displayName().value()));
        if (own && !alone) {
            question.setConfirmText(question.getTranslation("conversation.delete.both"));
            question.addConfirmListener(confirmed -> context.later(() -> delete(context)));
            question.setRejectable(true);
            question.setRejectText(question.getTranslation("conversation.delete.me"));
            question.setRejectButtonTheme("error");
            question.addRejectListener(rejected -> context.later(() -> hide(context)));
        } else {
            question.setConfirmText(
                    question.getTranslation(alone ? "conversation.delete.confirm" : "conversation.delete.me"));
            question.addConfirmListener(confirmed -> context.later(() -> {
                if (alone) {
                    delete(context);
                }
                hide(context);
            }));
        }
        question.setCancelText(question.getTranslation("conversation.delete.cancel"));
        question.open();
    }

    private void delete(MessageContext context) {
        changes.delete(
                context.viewer(),
                context.message().conversationId(),
                context.message().seq());
    }

    private void hide(MessageContext context) {
        changes.hide(
                context.viewer(),
                context.message().conversationId(),
                context.message().seq());
    }
}
