package io.parley.presence;

import io.parley.account.UserId;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.event.TransactionalEventListener;

/** How people want to be met: as usual, undisturbed or unseen. */
@Service
public class AvailabilityService implements SmartInitializingSingleton {

    private final AvailabilityRepository rows;
    private final Availabilities chosen;
    private final LeaseBook book;
    private final PresenceService presences;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    AvailabilityService(
            AvailabilityRepository rows,
            Availabilities chosen,
            LeaseBook book,
            PresenceService presences,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rows = rows;
        this.chosen = chosen;
        this.book = book;
        this.presences = presences;
        this.events = events;
        this.clock = clock;
    }

    /** What holds for a person now; asks no database. */
    public Availability of(UserId user) {
        return chosen.of(user);
    }

    /** Whether a person is not to be told of anything now. */
    public boolean isUndisturbed(UserId user) {
        return of(user).mode() == Availability.Mode.DO_NOT_DISTURB;
    }

    /** Holds at once, for whatever he is logged in with. Who is invisible stays so since he was: the rest would tell of him. */
    @Transactional
    public void change(UserId user, Availability.Mode mode, Optional<Instant> until) {
        if (mode == Availability.Mode.INVISIBLE && of(user).mode() == mode) {
            return;
        }
        var availability = new Availability(
                mode,
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                until.map(end -> end.truncatedTo(ChronoUnit.MICROS)));
        if (mode == Availability.Mode.USUAL) {
            rows.forget(user.value());
        } else {
            rows.save(new AvailabilityEntity(user, availability));
        }
        events.publishEvent(new AvailabilityChanged(user, availability));
    }

    /** His own screens are told also where others see no difference, as when it ends at another time than before. */
    @TransactionalEventListener
    void on(AvailabilityChanged change) {
        var before = of(change.userId()).mode();
        chosen.keep(change.userId(), change.availability());
        if (of(change.userId()).mode() == before) {
            presences.tellAnew(change.userId());
        } else {
            book.stir(change.userId());
        }
    }

    @Override
    public void afterSingletonsInstantiated() {
        rows.findAll().forEach(row -> chosen.keep(row.userId(), row.toAvailability()));
    }
}
