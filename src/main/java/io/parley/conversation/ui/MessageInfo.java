package io.parley.conversation.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.DescriptionList.Description;
import com.vaadin.flow.component.html.DescriptionList.Term;
import java.time.Instant;
import java.util.Optional;

/** When a message was sent and, if it is the viewer's own, delivered and read: to the second. */
final class MessageInfo extends Dialog {

    private final DescriptionList moments = new DescriptionList();

    MessageInfo(MessageContext context) {
        addClassName("parley-dialog");
        setHeaderTitle(getTranslation("conversation.info.title"));
        moments.addClassName("parley-moments");
        add(moments);
        getFooter().add(new Button(getTranslation("conversation.dialog.close"), click -> close()));

        var message = context.message();
        tell(context, "conversation.info.sent", Optional.of(message.sentAt()));
        if (message.senderId().equals(context.viewer())) {
            tell(context, "conversation.info.delivered", context.receipts().deliveredAt(message.seq()));
            tell(context, "conversation.info.read", context.receipts().readAt(message.seq()));
        }
    }

    private void tell(MessageContext context, String key, Optional<Instant> at) {
        moments.add(
                new Term(getTranslation(key)),
                new Description(
                        at.map(context.time()::exact).orElseGet(() -> getTranslation("conversation.info.not-yet"))));
    }
}
