package io.parley.conversation.ui;

import com.vaadin.flow.component.icon.VaadinIcon;
import io.parley.account.UserId;
import io.parley.conversation.Message;
import io.parley.uikit.Notifications;
import org.springframework.stereotype.Component;

/** Puts the text of a message into the clipboard; where the browser refuses, shows it to be copied by hand. */
@Component
class CopyAction implements MessageAction {

    @Override
    public String label() {
        return "conversation.action.copy";
    }

    @Override
    public VaadinIcon icon() {
        return VaadinIcon.COPY_O;
    }

    @Override
    public int order() {
        return 300;
    }

    @Override
    public boolean applies(Message message, UserId viewer) {
        return !message.body().isEmpty();
    }

    @Override
    public void run(MessageContext context) {
        var screen = context.screen();
        var text = context.message().body().text();
        screen.getElement()
                .executeJs("return navigator.clipboard.writeText($0)", text)
                .then(
                        copied -> Notifications.success(screen.getTranslation("conversation.action.copied")),
                        refused -> new TextToCopy(text).open());
    }
}
