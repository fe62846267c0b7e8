package io.parley.conversation.ui;

import com.vaadin.flow.dom.Element;
import io.parley.conversation.ConversationId;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Lets the browser confirm what it has got: what was added before a question is confirmed by the answer to it. That push
 * has written something to a socket confirms nothing.
 */
final class DeliveryConfirmation {

    private final ClientCall call;
    private final Consumer<Map<ConversationId, Long>> onConfirmed;
    private final Map<ConversationId, Long> confirmed = new HashMap<>();
    private final Map<ConversationId, Long> asked = new HashMap<>();
    private final Map<ConversationId, Long> waiting = new HashMap<>();

    /** @param onConfirmed gets the highest seq per conversation that the browser holds now, with all before it */
    DeliveryConfirmation(Element element, Clock clock, Consumer<Map<ConversationId, Long>> onConfirmed) {
        this.onConfirmed = onConfirmed;
        call = new ClientCall(element, "return true", clock, this::ask, answer -> answered());
    }

    /** This has been sent to the browser, or goes with the same push. */
    void add(Map<ConversationId, Long> sent) {
        sent.forEach((id, seq) -> {
            if (seq > confirmed.getOrDefault(id, 0L)) {
                waiting.merge(id, seq, Math::max);
            }
        });
        if (!waiting.isEmpty()) {
            call.request();
        }
    }

    /** What was confirmed of these could not be stored: it is asked for again when it is added again. */
    void forget(Set<ConversationId> conversations) {
        confirmed.keySet().removeAll(conversations);
    }

    private void ask() {
        waiting.forEach((id, seq) -> asked.merge(id, seq, Math::max));
        waiting.clear();
    }

    private void answered() {
        if (!asked.isEmpty()) {
            onConfirmed.accept(Map.copyOf(asked));
            confirmed.putAll(asked);
            asked.clear();
        }
    }
}
