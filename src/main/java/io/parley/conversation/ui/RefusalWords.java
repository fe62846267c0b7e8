package io.parley.conversation.ui;

import com.vaadin.flow.component.Component;
import io.parley.conversation.MessageRefusedException;
import java.util.Locale;

/** Why something was not done, in a sentence. */
final class RefusalWords {

    private RefusalWords() {}

    /** Why a message was not sent. */
    static String of(Component component, MessageRefusedException refusal) {
        return words(component, "conversation.failed." + reason(refusal), refusal);
    }

    /** The same for what counts like a message and may be none, as a reaction. */
    static String ofChange(Component component, MessageRefusedException refusal) {
        return switch (refusal.reason()) {
            case TOO_MANY_MESSAGES, NOT_ACCEPTED -> words(component, "conversation.change." + reason(refusal), refusal);
            default -> of(component, refusal);
        };
    }

    private static String reason(MessageRefusedException refusal) {
        return refusal.reason().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String words(Component component, String key, MessageRefusedException refusal) {
        return component.getTranslation(key, Math.max(1, refusal.retryAfter().toSeconds()));
    }
}
