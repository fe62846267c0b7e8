package io.parley.presence.ui;

import com.vaadin.flow.component.Component;
import io.parley.presence.Presence;
import io.parley.uikit.ViewerTime;

/** Presence in words: "Online", "Away", "Last seen 14:05 yesterday", "Last seen never". */
public final class PresenceWords {

    private PresenceWords() {}

    /** The words in the language of a component and the time of its viewer. */
    public static String of(Component component, Presence presence, ViewerTime time) {
        return switch (presence) {
            case Presence.Online online -> component.getTranslation("presence.online");
            case Presence.Away away -> component.getTranslation("presence.away");
            case Presence.LastSeen(var at) -> time.lastSeen(at);
            case Presence.NeverSeen never -> component.getTranslation("presence.never");
        };
    }
}
