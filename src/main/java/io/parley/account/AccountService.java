package io.parley.account;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Registers people and keeps what they are called. */
@Service
public class AccountService {

    AccountService() {}

    /** The profile of a person. */
    public Optional<UserProfile> profile(UserId id) {
        throw new UnsupportedOperationException();
    }

    /** The profile of the person with this handle. */
    public Optional<UserProfile> profile(Username username) {
        throw new UnsupportedOperationException();
    }

    /** The profiles of several people, with one query at most; unknown ids are left out. */
    public Map<UserId, UserProfile> profiles(Collection<UserId> ids) {
        throw new UnsupportedOperationException();
    }
}
