package io.parley.presence;

import io.parley.account.UserId;
import io.parley.realtime.Topic;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Service;

/** Who is here, by leases: at least one lease is online, none is offline, and nothing else makes a person either. */
@Service
public class PresenceService {

    private final LeaseBook book;
    private final LastSeenLog lastSeen;
    private final PresenceDelivery delivery;
    private final PresenceDiscretion discretion;

    PresenceService(LeaseBook book, LastSeenLog lastSeen, PresenceDelivery delivery, PresenceDiscretion discretion) {
        this.book = book;
        this.lastSeen = lastSeen;
        this.delivery = delivery;
        this.discretion = discretion;
    }

    /** Where changes of one person's presence are told: at once when he comes, or leaves with a program; else within seconds. */
    public static Topic<PresenceChanged> topic(UserId userId) {
        return new Topic<>("presence/" + userId, PresenceChanged.class);
    }

    /** The presence of one person now, as the viewer may know it. */
    public Presence of(UserId viewer, UserId userId) {
        return of(viewer, List.of(userId)).getOrDefault(userId, new Presence.NeverSeen());
    }

    /** The presence of several people now, as the viewer may know it, with one query at most for 500 of them. */
    public Map<UserId, Presence> of(UserId viewer, Collection<UserId> userIds) {
        var hidden = hidden(viewer, userIds);
        var presences =
                of(userIds.stream().filter(userId -> !hidden.contains(userId)).toList());
        hidden.forEach(userId -> presences.put(userId, new Presence.Hidden()));
        return presences;
    }

    /** Whether the presence of a person is kept from a viewer. */
    public boolean isHidden(UserId viewer, UserId userId) {
        return !hidden(viewer, List.of(userId)).isEmpty();
    }

    /** Those of some people whose presence is kept from a viewer. */
    public Set<UserId> hidden(UserId viewer, Collection<UserId> people) {
        return discretion.hiddenFrom(viewer, people);
    }

    /** Lets whoever follows a person look anew, because more or fewer people may know his presence. */
    public void tellAnew(UserId userId) {
        delivery.tellAnew(new PresenceChanged(userId, of(userId)));
    }

    Presence of(UserId userId) {
        return of(List.of(userId)).getOrDefault(userId, new Presence.NeverSeen());
    }

    Map<UserId, Presence> of(Collection<UserId> userIds) {
        var presences = new HashMap<UserId, Presence>();
        var absent = new HashSet<UserId>();
        for (var userId : userIds) {
            book.of(userId).ifPresentOrElse(here -> presences.put(userId, here), () -> absent.add(userId));
        }
        presences.putAll(lastSeen.of(absent));
        return presences;
    }

    /** Takes a lease for a screen of a person that has just been opened; it outlives the screen by a reload. */
    public PresenceLease open(UserId userId) {
        return book.open(userId);
    }

    /** Takes a lease for a program of a person that has just connected; it ends with the connection. */
    public PresenceLease connect(UserId userId) {
        return book.connect(userId);
    }
}
