package io.parley.contact;

import io.parley.account.UserId;
import java.util.Collection;
import java.util.Set;

/** Whom a person knows; answered by the feature that knows who has written with whom. */
public interface Acquaintances {

    /** Those of some people with whom this person has written, and whom he has let in, with at most one query. */
    Set<UserId> among(Collection<UserId> people, UserId person);

    /**
     * Those of some people who have let this person in: who have written to him, or have taken what he has written. With at
     * most one query.
     */
    Set<UserId> openTo(UserId person, Collection<UserId> people);
}
