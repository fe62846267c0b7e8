package io.parley.conversation.ui;

import com.vaadin.flow.component.Component;
import io.parley.conversation.MessageStatus;
import io.parley.uikit.ViewerTime;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** How far one of the viewer's own messages has come, with the word that says so. */
record Tick(State state, Optional<Instant> at) {

    enum State {
        SENDING,
        SENT,
        DELIVERED,
        READ,
        FAILED;

        /** The value of {@code data-status}, by which looks and tests know the state. */
        String attribute() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static final Tick SENDING = new Tick(State.SENDING, Optional.empty());
    static final Tick FAILED = new Tick(State.FAILED, Optional.empty());

    static Tick of(MessageStatus status) {
        return switch (status) {
            case MessageStatus.Sent sent -> new Tick(State.SENT, Optional.empty());
            case MessageStatus.Delivered delivered -> new Tick(State.DELIVERED, Optional.of(delivered.at()));
            case MessageStatus.Read read -> new Tick(State.READ, Optional.of(read.at()));
        };
    }

    /** "Sent", "Delivered 10:02", "Read 10:05", in the language of the component. */
    String text(Component component, ViewerTime time) {
        var key = "conversation.tick." + state.attribute();
        return at.map(instant -> component.getTranslation(key, time.timeOfDay(instant)))
                .orElseGet(() -> component.getTranslation(key));
    }
}
