package io.parley.presence;

import io.parley.account.UserId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Who holds leases on this node, and what follows from them; in memory, for any number of threads. */
@Component
class LeaseBook {

    private final Clock clock;
    private final PresenceProperties rules;
    private final Availabilities availabilities;
    private final Map<UserId, Person> people = new HashMap<>();
    /** Those whose leases have come or gone since somebody looked. */
    private final Set<UserId> stirred = new HashSet<>();

    private volatile Runnable onStir = () -> {};

    LeaseBook(Clock clock, PresenceProperties rules, Availabilities availabilities) {
        this.clock = clock;
        this.rules = rules;
        this.availabilities = availabilities;
    }

    /** A new lease of a screen, which counts from now on, and as input. */
    PresenceLease open(UserId userId) {
        return open(userId, rules.grace());
    }

    /** As {@link #open}, but when it is closed it has ended. */
    PresenceLease connect(UserId userId) {
        return open(userId, Duration.ZERO);
    }

    private PresenceLease open(UserId userId, Duration grace) {
        var lease = new Lease(userId, grace);
        lease.touched();
        return lease;
    }

    /** Lets somebody know, on the thread that does it, that leases have come or gone. */
    void onStir(Runnable listener) {
        onStir = listener;
    }

    /** The presence of a person; empty when the book knows nothing of him. */
    synchronized Optional<Presence> of(UserId userId) {
        return Optional.ofNullable(people.get(userId)).map(person -> person.at(clock.instant()));
    }

    /** Everybody who holds a lease, but who does not want to be seen. */
    synchronized Set<UserId> present() {
        var now = clock.instant();
        return people.values().stream()
                .filter(person -> person.isSeenAt(now))
                .map(person -> person.userId)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Lets this person be looked at anew, because he wants to be met in another way. */
    void stir(UserId userId) {
        synchronized (this) {
            stirred.add(userId);
        }
        onStir.run();
    }

    /** Tells whose presence is another than when it was told last, among those whose leases have come or gone. */
    synchronized List<PresenceChanged> stirred() {
        var now = clock.instant();
        var changes = stirred.stream()
                .flatMap(userId -> Optional.ofNullable(people.get(userId)).stream())
                .flatMap(person -> person.changeAt(now).stream())
                .toList();
        stirred.clear();
        return changes;
    }

    /**
     * Strikes out what has run out, and tells whose presence is another than when it was told last.
     *
     * <p>A person who has left stays in the book until the sweep after, so that whoever is told finds the same here.
     */
    synchronized List<PresenceChanged> sweep() {
        var now = clock.instant();
        var changes = new ArrayList<PresenceChanged>();
        people.values().removeIf(person -> {
            var change = person.changeAt(now);
            change.ifPresent(changes::add);
            return change.isEmpty() && person.leases.isEmpty();
        });
        return changes;
    }

    private final class Person {

        private final UserId userId;
        private final Set<Lease> leases = new HashSet<>();
        private Optional<Presence> told;

        /** Nobody is told of it when somebody comes who does not want to be seen. */
        Person(UserId userId) {
            this.userId = userId;
            this.told = unseen().map(Function.identity());
        }

        Optional<PresenceChanged> changeAt(Instant now) {
            var present = at(now);
            leases.removeIf(lease -> !lease.runsAt(now));
            if (told.equals(Optional.of(present))) {
                return Optional.empty();
            }
            told = Optional.of(present);
            return Optional.of(new PresenceChanged(userId, present));
        }

        boolean isSeenAt(Instant now) {
            return unseen().isEmpty() && leases.stream().anyMatch(lease -> lease.runsAt(now));
        }

        Presence at(Instant now) {
            var unseen = unseen();
            if (unseen.isPresent()) {
                return unseen.get();
            }
            if (leases.isEmpty()) {
                return told.orElseThrow();
            }
            var running = leases.stream().filter(lease -> lease.runsAt(now)).toList();
            if (running.isEmpty()) {
                return new Presence.LastSeen(latest(leases, lease -> lease.alive));
            }
            if (availabilities.of(userId).mode() == Availability.Mode.DO_NOT_DISTURB) {
                return new Presence.DoNotDisturb();
            }
            var idle = Duration.between(latest(running, lease -> lease.input), now);
            return idle.compareTo(rules.awayAfter()) < 0 ? new Presence.Online() : new Presence.Away();
        }

        private Optional<Presence.LastSeen> unseen() {
            return Optional.of(availabilities.of(userId))
                    .filter(chosen -> chosen.mode() == Availability.Mode.INVISIBLE)
                    .map(chosen -> new Presence.LastSeen(chosen.since()));
        }

        private static Instant latest(Collection<Lease> leases, Function<Lease, Instant> time) {
            return leases.stream().map(time).max(Comparator.naturalOrder()).orElseThrow();
        }
    }

    private final class Lease implements PresenceLease {

        private final UserId userId;
        private final Duration grace;
        private Instant alive = Instant.MIN;
        private Instant input = Instant.MIN;
        private Instant expires = Instant.MIN;
        private boolean closed;

        Lease(UserId userId, Duration grace) {
            this.userId = userId;
            this.grace = grace;
        }

        boolean runsAt(Instant now) {
            return expires.isAfter(now);
        }

        @Override
        public void renew() {
            keep(false);
        }

        @Override
        public void touched() {
            keep(true);
        }

        private void keep(boolean touched) {
            boolean come;
            synchronized (LeaseBook.this) {
                var now = clock.instant();
                input = touched ? now : input;
                come = !closed && !runsAt(now);
                if (!closed) {
                    alive = now;
                    expires = now.plus(rules.leaseTtl());
                    people.computeIfAbsent(userId, id -> new Person(id)).leases.add(this);
                }
            }
            if (come) {
                stir(userId);
            }
        }

        @Override
        public void close() {
            boolean gone;
            synchronized (LeaseBook.this) {
                var now = clock.instant();
                gone = !closed && runsAt(now);
                if (gone) {
                    alive = now;
                    expires = now.plus(grace);
                }
                closed = true;
            }
            if (gone) {
                stir(userId);
            }
        }
    }
}
