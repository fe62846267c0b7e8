package io.parley.presence;

import io.parley.account.UserId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * What is known of people who are not here: first from memory, until it has been written, then from the database.
 *
 * <p>So a database that cannot be reached delays nobody's presence; what could not be written is written later.
 */
@Component
class LastSeenLog {

    private static final Logger log = LoggerFactory.getLogger(LastSeenLog.class);

    /** So much is lost at most when the server is killed. */
    private static final Duration CHECKPOINT = Duration.ofMinutes(1);

    private final LastSeenStore store;
    private final Clock clock;
    private final Map<UserId, Instant> unwritten = new ConcurrentHashMap<>();
    private volatile Instant checkpoint;

    LastSeenLog(LastSeenStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
        this.checkpoint = clock.instant();
    }

    Map<UserId, Presence> of(Set<UserId> absent) {
        var presences = new HashMap<UserId, Presence>();
        var unknown = new HashSet<UserId>();
        for (var userId : absent) {
            var at = unwritten.get(userId);
            if (at == null) {
                unknown.add(userId);
            } else {
                presences.put(userId, new Presence.LastSeen(at));
            }
        }
        var found = unknown.isEmpty() ? Map.<UserId, Instant>of() : store.find(unknown);
        for (var userId : unknown) {
            var at = found.get(userId);
            presences.put(userId, at == null ? new Presence.NeverSeen() : new Presence.LastSeen(at));
        }
        return presences;
    }

    /** Remembers that somebody has left. */
    void left(UserId userId, Instant at) {
        unwritten.put(userId, at);
    }

    /** Whether there is something to write now. */
    boolean isDue() {
        return !unwritten.isEmpty() || !clock.instant().isBefore(checkpoint.plus(CHECKPOINT));
    }

    /** Writes down who has left, and once a minute who is here; what fails stays for the next time. */
    void write(Collection<UserId> present) {
        write(present, !clock.instant().isBefore(checkpoint.plus(CHECKPOINT)));
    }

    /** Writes down everything, because the server stops now. */
    void close(Collection<UserId> present) {
        write(present, true);
    }

    private synchronized void write(Collection<UserId> present, boolean all) {
        try {
            var left = Map.copyOf(unwritten);
            left.entrySet().stream()
                    .collect(Collectors.groupingBy(
                            entry -> entry.getValue().truncatedTo(ChronoUnit.MICROS),
                            Collectors.mapping(Map.Entry::getKey, Collectors.toSet())))
                    .forEach((at, people) -> store.seen(people, at));
            left.forEach(unwritten::remove);
            if (all) {
                var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
                store.seen(present, now);
                checkpoint = now;
            }
        } catch (DataAccessException | TransactionException e) {
            log.warn("Could not write down who was last seen when; trying again", e);
        }
    }
}
