package io.parley.contact;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import io.parley.account.AccountDirectory;
import io.parley.account.DirectoryCursor;
import io.parley.account.DirectoryPage;
import io.parley.account.Namesake;
import io.parley.account.UserId;
import io.parley.account.Username;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Whom a person may write to: everybody else on this installation. */
@Service
public class ContactService {

    /** The most people on one page. */
    public static final int PAGE_SIZE = 50;

    private final AccountDirectory directory;
    private final Acquaintances acquaintances;

    ContactService(AccountDirectory directory, Acquaintances acquaintances) {
        this.directory = directory;
        this.acquaintances = acquaintances;
    }

    /**
     * A page of the people whom the viewer may write to, by name, with one query however many there are.
     *
     * @param query leaves in who has it in his name or handle
     * @param after where the page before has ended
     */
    public DirectoryPage people(UserId viewer, Optional<PeopleQuery> query, Optional<DirectoryCursor> after) {
        return directory.page(viewer, query.map(PeopleQuery::text), after, PAGE_SIZE);
    }

    /**
     * Whose names are easily mistaken for that of somebody whom the viewer may trust: an administrator, one with whom he has
     * written, or himself. With two queries at most, however many there are.
     *
     * @return for whom each of them could be mistaken; who looks like nobody is left out
     */
    public Map<UserId, Username> lookAlikes(UserId viewer, Collection<UserId> people) {
        var namesakes = directory.namesakes(people);
        var known = acquaintances.among(
                namesakes.stream().map(namesake -> namesake.other().id()).collect(toSet()), viewer);
        return namesakes.stream()
                .filter(namesake -> namesake.administrator()
                        || namesake.other().id().equals(viewer)
                        || known.contains(namesake.other().id()))
                .collect(toMap(Namesake::person, namesake -> namesake.other().username(), (first, later) -> first));
    }
}
