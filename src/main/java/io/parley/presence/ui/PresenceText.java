package io.parley.presence.ui;

import com.vaadin.flow.component.UI;
import io.parley.presence.Presence;
import io.parley.uikit.ViewerTime;
import java.time.Clock;

/** Presence in words: "Online", "Away", "Do not disturb", "Last seen 14:05 yesterday", "Last seen recently", "Not seen yet". */
public final class PresenceText {

    private PresenceText() {}

    /** The words for the person before this UI, in his language and zone. */
    public static String of(Presence presence, UI ui, Clock clock) {
        return switch (presence) {
            case Presence.Online online -> ui.getTranslation("presence.online");
            case Presence.Away away -> ui.getTranslation("presence.away");
            case Presence.DoNotDisturb undisturbed -> ui.getTranslation("presence.undisturbed");
            case Presence.LastSeen(var at) -> ViewerTime.of(ui, clock).lastSeen(at);
            case Presence.Hidden hidden -> ui.getTranslation("presence.hidden");
            case Presence.NeverSeen never -> ui.getTranslation("presence.never");
        };
    }
}
