package io.parley.conversation.ui;

import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.RouteParameters;
import io.parley.account.AccountRefusedException;
import io.parley.account.Username;
import java.util.Optional;

/** The one place that knows where conversations are found. */
public final class ConversationNavigation {

    /** Where messages are searched. */
    public static final String SEARCH_PATH = "search";

    static final String LIST_PATH = "";
    static final String NOTES_PATH = "notes";
    static final String PATH = "chat/:username";
    private static final String USERNAME = "username";
    private static final String SEARCHED_PEER = "with";
    private static final String AT = "at";

    private ConversationNavigation() {}

    /** The path of the conversation with a person, relative to the application, without a leading slash. */
    public static String path(Username peer) {
        return "chat/" + peer.value();
    }

    /** The path to one message of that conversation, by its seq. */
    public static String path(Username peer, long seq) {
        return path(peer) + "?" + AT + "=" + seq;
    }

    /** The path of the search in one conversation. */
    static String searchPath(Username peer) {
        return SEARCH_PATH + "?" + searching(peer).getQueryString();
    }

    /** The query parameters of the search in one conversation. */
    public static QueryParameters searching(Username peer) {
        return QueryParameters.of(SEARCHED_PEER, peer.value());
    }

    /** With whom the conversation is that is searched; nobody if all are. */
    public static Optional<Username> searchedPeer(QueryParameters parameters) {
        return parameters.getSingleParameter(SEARCHED_PEER).flatMap(ConversationNavigation::username);
    }

    /** Which message of the conversation is to be shown, by its seq. */
    static Optional<Long> seq(QueryParameters parameters) {
        return parameters
                .getSingleParameter(AT)
                .filter(seq -> seq.matches("[1-9]\\d{0,17}"))
                .map(Long::valueOf);
    }

    static RouteParameters parameters(Username peer) {
        return new RouteParameters(USERNAME, peer.value());
    }

    /** Whom an address names, where it is a name that somebody could have. */
    static Optional<Username> peer(RouteParameters parameters) {
        return parameters.get(USERNAME).flatMap(ConversationNavigation::username);
    }

    /** Whom a word of an address names, where it is a name that somebody could have. */
    public static Optional<Username> username(String text) {
        try {
            return Optional.of(new Username(text));
        } catch (AccountRefusedException noSuchName) {
            return Optional.empty();
        }
    }
}
