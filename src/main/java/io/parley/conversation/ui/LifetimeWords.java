package io.parley.conversation.ui;

import com.vaadin.flow.component.Component;
import io.parley.conversation.Lifetime;
import java.util.Locale;

/** How long messages are kept, in words. */
final class LifetimeWords {

    private LifetimeWords() {}

    /** A length, such as "1 week"; or that nothing disappears. */
    static String of(Component component, Lifetime lifetime) {
        var key = lifetime.name().toLowerCase(Locale.ROOT).replace('_', '-');
        return component.getTranslation("conversation.lifetime." + key);
    }

    /** What somebody has set. */
    static String notice(Component component, Lifetime lifetime, boolean own, String name) {
        var key =
                "conversation.lifetime." + (lifetime == Lifetime.FOR_GOOD ? "unset" : "set") + (own ? ".own" : ".peer");
        return component.getTranslation(key, name, of(component, lifetime));
    }
}
