package io.parley.contact;

import io.parley.account.AccountDirectory;
import io.parley.account.DirectoryCursor;
import io.parley.account.DirectoryPage;
import io.parley.account.UserId;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Whom a person may write to: everybody else on this installation. */
@Service
public class ContactService {

    /** The most people on one page. */
    public static final int PAGE_SIZE = 50;

    private final AccountDirectory directory;

    ContactService(AccountDirectory directory) {
        this.directory = directory;
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
}
