package io.parley.conversation.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.dom.Element;
import io.parley.conversation.FormattedText;
import io.parley.conversation.Message;
import java.util.Optional;

/** What a message says where another one answers it. */
final class MessageQuote {

    /** More than the lines that are shown can hold. */
    private static final int LONGEST = 300;

    private MessageQuote() {}

    /** A button above the answer that leads to the original; without the original it says that it is gone, and leads nowhere. */
    static Element of(Component row, RowSetting setting, long seq) {
        var original = setting.originals().apply(seq);
        var quote = new Element("button");
        quote.getClassList().add("parley-quote");
        original.ifPresentOrElse(
                message -> {
                    var author = new Element("b").setText(setting.nameOf(message.senderId()));
                    quote.appendChild(author.setAttribute("dir", "auto"));
                    quote.setAttribute("title", row.getTranslation("conversation.quote.jump"));
                    quote.addEventListener("click", click -> setting.onJump().accept(seq));
                },
                () -> quote.setAttribute("disabled", true));
        return quote.appendChild(new Element("bdi").setText(excerpt(row, original)));
    }

    /** The beginning of a message, its files where it has no text, or that it is gone. */
    static String excerpt(Component component, Message message) {
        return excerpt(component, Optional.of(message));
    }

    private static String excerpt(Component component, Optional<Message> original) {
        return original.filter(message -> !message.marks().deleted())
                .map(message -> message.body().isEmpty()
                        ? FileWords.preview(component, message.attachments())
                        : beginning(FormattedText.of(message.body().text()).plain()))
                .orElseGet(() -> component.getTranslation("conversation.message.deleted"));
    }

    private static String beginning(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST)) + "…";
    }
}
