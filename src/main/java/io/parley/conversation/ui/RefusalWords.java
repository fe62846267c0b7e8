package io.parley.conversation.ui;

import com.vaadin.flow.component.Component;
import io.parley.conversation.MessageRefusedException;
import java.util.Locale;

/** Why a message was not sent, in a sentence. */
final class RefusalWords {

    private RefusalWords() {}

    static String of(Component component, MessageRefusedException refusal) {
        var reason = refusal.reason().name().toLowerCase(Locale.ROOT).replace('_', '-');
        return component.getTranslation(
                "conversation.failed." + reason,
                Math.max(1, refusal.retryAfter().toSeconds()));
    }
}
