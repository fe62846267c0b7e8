package io.parley.search.ui;

import io.parley.account.UserId;
import io.parley.account.UserProfile;
import io.parley.contact.PeopleQuery;
import io.parley.conversation.ConversationSummary;
import io.parley.conversation.ListPart;
import java.util.Optional;
import java.util.stream.Stream;

/** Who may have written what a person looks for. */
final class Authors {

    private final SearchServices services;
    private final UserId viewer;

    Authors(SearchServices services, UserId viewer) {
        this.services = services;
        this.viewer = viewer;
    }

    /**
     * Those with these letters in their name or handle: the viewer, then with whom he has talked last, archived ones too, then, if
     * there are letters enough to look for, everybody else.
     */
    Stream<UserProfile> named(String letters) {
        return Stream.concat(
                        Stream.concat(services.accounts().profile(viewer).stream(), latest())
                                .filter(person -> fits(person, letters)),
                        others(letters))
                .distinct();
    }

    private Stream<UserProfile> latest() {
        return Stream.of(ListPart.MAIN, ListPart.ARCHIVED)
                .flatMap(part -> services.conversations().list(viewer, part).stream())
                .map(ConversationSummary::peer);
    }

    private Stream<UserProfile> others(String letters) {
        return Optional.of(letters).filter(PeopleQuery::isSearchable).map(PeopleQuery::new).stream()
                .flatMap(query ->
                        services.contacts().people(viewer, Optional.of(query), Optional.empty()).people().stream());
    }

    private static boolean fits(UserProfile person, String letters) {
        return PeopleQuery.fits(
                letters, person.displayName().value(), person.username().value());
    }
}
