package io.parley.contact;

import io.parley.account.UserId;
import java.util.Collection;
import java.util.Set;

/** Whom a person knows; answered by the feature that knows who has written with whom. */
public interface Acquaintances {

    /** Those of some people with whom this person has written, with at most one query. */
    Set<UserId> among(Collection<UserId> people, UserId person);
}
