package io.parley.presence;

import io.parley.account.UserId;
import io.parley.realtime.Topic;
import java.util.Collection;
import java.util.Map;
import org.springframework.stereotype.Service;

/** Who is here, by leases. */
@Service
public class PresenceService {

    PresenceService() {}

    /** Where changes of one person's presence are told. */
    public static Topic<PresenceChanged> topic(UserId userId) {
        return new Topic<>("presence/" + userId, PresenceChanged.class);
    }

    /** The presence of one person now. */
    public Presence of(UserId userId) {
        return of(java.util.List.of(userId)).getOrDefault(userId, new Presence.NeverSeen());
    }

    /** The presence of several people now, with at most one query. */
    public Map<UserId, Presence> of(Collection<UserId> userIds) {
        throw new UnsupportedOperationException();
    }
}
