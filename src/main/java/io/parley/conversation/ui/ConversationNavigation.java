package io.parley.conversation.ui;

import com.vaadin.flow.router.RouteParameters;
import io.parley.account.Username;

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

    static String username(RouteParameters parameters) {
        return parameters.get(USERNAME).orElse("");
    }
}
