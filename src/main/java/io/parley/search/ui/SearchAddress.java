package io.parley.search.ui;

import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import io.parley.account.Username;
import io.parley.conversation.ui.ConversationNavigation;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * A search as its address says it, so that going back, loading anew and a copied link lead to the same one.
 *
 * @param text as typed, which may be too little to look for
 * @param peer with whom the conversation is that is searched; nobody if all are
 * @param author who wrote the messages; nobody if anybody
 * @param from the first day
 * @param to the last day
 * @param withFiles whether there is to be a file
 */
record SearchAddress(
        String text,
        Optional<Username> peer,
        Optional<Username> author,
        Optional<LocalDate> from,
        Optional<LocalDate> to,
        boolean withFiles) {

    private static final String TEXT = "q";
    private static final String AUTHOR = "by";
    private static final String FROM = "from";
    private static final String TO = "to";
    private static final String WITH_FILES = "files";

    /** What an address says; what nobody could have chosen is left out. */
    static SearchAddress of(Location location) {
        var parameters = location.getQueryParameters();
        return new SearchAddress(
                parameters.getSingleParameter(TEXT).orElse(""),
                ConversationNavigation.searchedPeer(parameters),
                parameters.getSingleParameter(AUTHOR).flatMap(ConversationNavigation::username),
                parameters.getSingleParameter(FROM).flatMap(SearchAddress::day),
                parameters.getSingleParameter(TO).flatMap(SearchAddress::day),
                parameters.getSingleParameter(WITH_FILES).isPresent());
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(text).filter(day -> day.matches("\\d{4}-.*")).map(LocalDate::parse);
        } catch (DateTimeParseException noDay) {
            return Optional.empty();
        }
    }

    /** Where this search is found. */
    Location location() {
        var parameters = peer.map(ConversationNavigation::searching).orElse(QueryParameters.empty());
        parameters = with(parameters, TEXT, Optional.of(text).filter(typed -> !typed.isBlank()));
        parameters = with(parameters, AUTHOR, author.map(Username::value));
        parameters = with(parameters, FROM, from.map(LocalDate::toString));
        parameters = with(parameters, TO, to.map(LocalDate::toString));
        parameters = with(parameters, WITH_FILES, Optional.of("yes").filter(wanted -> withFiles));
        return new Location(ConversationNavigation.SEARCH_PATH, parameters);
    }

    private static QueryParameters with(QueryParameters parameters, String name, Optional<String> value) {
        return value.map(given -> parameters.merging(name, given)).orElse(parameters);
    }
}
