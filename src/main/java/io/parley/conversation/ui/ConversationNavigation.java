package io.parley.conversation.ui;

import com.vaadin.flow.router.RouteParameters;
import io.parley.account.AccountRefusedException;
import io.parley.account.Username;
import java.util.Optional;

/** The one place that knows where conversations are found. */
public final class ConversationNavigation {

    static final String LIST_PATH = "";
    static final String PATH = "chat/:username";
    private static final String USERNAME = "username";

    private ConversationNavigation() {}

    /** The path of the conversation with a person, relative to the application, without a leading slash. */
    public static String path(Username peer) {
        return "chat/" + peer.value();
    }

    static RouteParameters parameters(Username peer) {
        return new RouteParameters(USERNAME, peer.value());
    }

    /** Whom an address names, where it is a name that somebody could have. */
    static Optional<Username> peer(RouteParameters parameters) {
        try {
            return parameters.get(USERNAME).map(Username::new);
        } catch (AccountRefusedException noSuchName) {
            return Optional.empty();
        }
    }
}
