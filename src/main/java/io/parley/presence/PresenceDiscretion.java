package io.parley.presence;

import io.parley.account.UserId;
import java.util.Collection;
import java.util.Set;

/** Knows whose presence is to be kept from whom; a bean of the module that knows what people want of each other. */
public interface PresenceDiscretion {

    /** Those of some people whose presence this viewer may not know; answers fast, it is asked with every change. */
    Set<UserId> hiddenFrom(UserId viewer, Collection<UserId> people);
}
