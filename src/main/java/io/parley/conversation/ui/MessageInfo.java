package io.parley.conversation.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.DescriptionList.Description;
import com.vaadin.flow.component.html.DescriptionList.Term;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import io.parley.conversation.MessageVersion;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** When a message was sent, edited and, if it is the viewer's own, delivered and read: to the second; and how it read before. */
final class MessageInfo extends Dialog {

    private final DescriptionList moments = new DescriptionList();

    /** @param versions how the message has read, oldest first; none if it was deleted */
    MessageInfo(MessageContext context, List<MessageVersion> versions) {
        addClassName("parley-dialog");
        setHeaderTitle(getTranslation("conversation.info.title"));
        moments.addClassName("parley-moments");
        add(moments);
        getFooter().add(new Button(getTranslation("conversation.dialog.close"), click -> close()));

        var message = context.message();
        tell(context, "conversation.info.sent", Optional.of(message.sentAt()));
        message.marks().editedAt().ifPresent(at -> tell(context, "conversation.info.edited", Optional.of(at)));
        if (message.senderId().equals(context.viewer())) {
            tell(context, "conversation.info.delivered", context.receipts().deliveredAt(message.seq()));
            tell(context, "conversation.info.read", context.receipts().readAt(message.seq()));
            tellIfReadBefore(context);
        }
        if (versions.size() > 1) {
            add(history(context, versions));
        }
    }

    private void tellIfReadBefore(MessageContext context) {
        var message = context.message();
        var isReadBefore = message.marks()
                .editedAt()
                .flatMap(edited -> context.receipts().readAt(message.seq()).filter(edited::isAfter))
                .isPresent();
        if (isReadBefore) {
            add(new Paragraph(getTranslation("conversation.info.read-before")));
        }
    }

    private Div history(MessageContext context, List<MessageVersion> versions) {
        var history = new Div(new H3(getTranslation("conversation.info.history")));
        history.addClassName("parley-versions");
        for (var version : versions) {
            var text = new Div(
                    version.body().isEmpty()
                            ? FileWords.preview(this, context.message().attachments())
                            : version.body().text());
            text.getElement().setAttribute("dir", "auto");
            history.add(new Span(context.time().exact(version.writtenAt())), text);
        }
        return history;
    }

    private void tell(MessageContext context, String key, Optional<Instant> at) {
        moments.add(
                new Term(getTranslation(key)),
                new Description(
                        at.map(context.time()::exact).orElseGet(() -> getTranslation("conversation.info.not-yet"))));
    }
}
