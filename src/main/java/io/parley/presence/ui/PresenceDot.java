package io.parley.presence.ui;

import com.vaadin.flow.component.HtmlComponent;
import io.parley.presence.Presence;

/**
 * Presence as a dot on an avatar: green for online, amber for away, red with a bar for who does not want to be disturbed, none
 * for the rest. One element; a screen reader hears the word.
 */
public class PresenceDot extends HtmlComponent {

    public PresenceDot() {
        super("i");
        addClassName("parley-presence");
    }

    /** Shows this presence from now on. */
    public void show(Presence presence) {
        var word = switch (presence) {
            case Presence.Online online -> getTranslation("presence.online");
            case Presence.Away away -> getTranslation("presence.away");
            case Presence.DoNotDisturb undisturbed -> getTranslation("presence.undisturbed");
            case Presence.LastSeen seen -> "";
            case Presence.Hidden hidden -> "";
            case Presence.NeverSeen never -> "";
        };
        setClassName("online", presence instanceof Presence.Online);
        setClassName("away", presence instanceof Presence.Away);
        setClassName("undisturbed", presence instanceof Presence.DoNotDisturb);
        if (word.isEmpty()) {
            getElement().removeAttribute("role").removeAttribute("aria-label");
        } else {
            getElement().setAttribute("role", "img").setAttribute("aria-label", word);
        }
    }
}
