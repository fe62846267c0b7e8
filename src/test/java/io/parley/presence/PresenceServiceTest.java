package io.parley.presence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.parley.account.UserId;
import io.parley.realtime.Broadcaster;
import io.parley.realtime.DeliveryThreads;
import io.parley.support.MovableTime;
import io.parley.support.People;
import io.parley.support.TestParameters;
import jakarta.persistence.EntityManagerFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.dao.DataAccessResourceFailureException;

@SpringBootTest
@ExtendWith(TestParameters.class)
class PresenceServiceTest {

    private static final Instant NINE = Instant.parse("2026-11-21T09:00:00Z");
    private static final Duration TTL = Duration.ofSeconds(90);
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final MovableTime clock = new MovableTime(NINE);
    private final Availabilities availabilities = new Availabilities(clock);
    private final LeaseBook book =
            new LeaseBook(clock, new PresenceProperties(TTL, GRACE, Duration.ofMinutes(5)), availabilities);

    @Autowired
    private LastSeenStore store;

    @Autowired
    private LastSeenRepository repository;

    @Autowired
    private Broadcaster broadcaster;

    @Autowired
    private DeliveryThreads threads;

    @Autowired
    private EntityManagerFactory entityManagers;

    @Test
    void whoWasNeverHereIsNeverSeen(People people) {
        var node = node(store);

        assertThat(node.service().of(people.registered("anna"))).isEqualTo(new Presence.NeverSeen());
    }

    @Test
    void whoLeavesIsWrittenDownWithTheInstant(People people) {
        var node = node(store);
        var anna = people.registered("anna");
        var lease = node.service().open(anna);
        assertThat(node.service().of(anna)).isEqualTo(new Presence.Online());
        node.sweep();

        clock.advance(Duration.ofSeconds(20));
        lease.close();
        clock.advance(GRACE);
        node.sweep();

        assertThat(node.service().of(anna)).isEqualTo(new Presence.LastSeen(NINE.plusSeconds(20)));
        await().untilAsserted(() -> assertThat(written(anna)).containsExactly(NINE.plusSeconds(20)));
        node.sweep();
        assertThat(node.service().of(anna)).isEqualTo(new Presence.LastSeen(NINE.plusSeconds(20)));
    }

    @Test
    void whoIsHereIsWrittenDownOnceAMinuteSoThatAKilledServerLosesNoMore(People people) {
        var node = node(store);
        var anna = people.registered("anna");
        var lease = node.service().open(anna);
        node.sweep();

        clock.advance(Duration.ofSeconds(59));
        lease.renew();
        assertThat(node.log().isDue()).isFalse();
        clock.advance(Duration.ofSeconds(1));
        node.sweep();

        await().untilAsserted(() -> assertThat(written(anna)).containsExactly(NINE.plusSeconds(60)));
        var afterTheKill = node(store);
        assertThat(afterTheKill.withoutLeases().of(anna)).isEqualTo(new Presence.LastSeen(NINE.plusSeconds(60)));
    }

    @Test
    void whoIsInvisibleIsNotSeenAnyMore(People people) {
        var node = node(store);
        var anna = people.registered("anna");
        var lease = node.service().open(anna);
        node.sweep();

        availabilities.keep(anna, new Availability(Availability.Mode.INVISIBLE, NINE, Optional.empty()));
        book.stir(anna);
        node.sweep();
        for (var minute = 1; minute <= 3; minute++) {
            clock.advance(Duration.ofMinutes(1));
            lease.touched();
            node.sweep();
        }
        lease.close();
        clock.advance(GRACE);
        node.sweep();
        node.delivery().stop();

        assertThat(node.service().of(anna)).isEqualTo(new Presence.LastSeen(NINE));
        assertThat(written(anna)).containsExactly(NINE);
    }

    @Test
    void aServerThatStopsWritesDownWhoWasHere(People people) {
        var node = node(store);
        var anna = people.registered("anna");
        node.service().open(anna);
        clock.advance(Duration.ofSeconds(7));

        node.delivery().stop();

        assertThat(written(anna)).containsExactly(NINE.plusSeconds(7));
    }

    @Test
    void lastSeenNeverGoesBack(People people) {
        var anna = people.registered("anna");

        store.seen(Set.of(anna), NINE);
        store.seen(Set.of(anna), NINE.minusSeconds(3600));

        assertThat(written(anna)).containsExactly(NINE);
    }

    @Test
    void aDatabaseThatCannotBeReachedDelaysNobodysPresenceAndIsToldLater(People people) {
        var unreachable = new AtomicBoolean(true);
        var node = node(new LastSeenStore(repository) {
            @Override
            public void seen(Collection<UserId> seen, Instant at) {
                if (unreachable.get()) {
                    throw new DataAccessResourceFailureException("no connection");
                }
                store.seen(seen, at);
            }
        });
        var anna = people.registered("anna");
        node.service().open(anna).close();
        node.sweep();
        clock.advance(GRACE);
        node.sweep();
        node.sweep();

        assertThat(node.service().of(anna)).isEqualTo(new Presence.LastSeen(NINE));
        assertThat(written(anna)).isEmpty();

        unreachable.set(false);
        await().untilAsserted(() -> {
            node.sweep();
            assertThat(written(anna)).containsExactly(NINE);
        });
    }

    @Test
    void thePresenceOfManyCostsOneQuery(People people) {
        var node = node(store);
        var everybody = new ArrayList<UserId>();
        for (var number = 0; number < 50; number++) {
            everybody.add(people.registered("person" + number));
        }
        store.seen(everybody.subList(0, 20), NINE);
        node.service().open(everybody.get(49));
        var statistics = entityManagers.unwrap(SessionFactory.class).getStatistics();
        statistics.setStatisticsEnabled(true);
        statistics.clear();

        var presences = node.service().of(everybody);

        assertThat(statistics.getPrepareStatementCount()).isEqualTo(1);
        statistics.setStatisticsEnabled(false);
        assertThat(presences)
                .hasSize(50)
                .containsEntry(everybody.get(0), new Presence.LastSeen(NINE))
                .containsEntry(everybody.get(30), new Presence.NeverSeen())
                .containsEntry(everybody.get(49), new Presence.Online());
    }

    @Test
    void whoFollowsAPersonIsToldOfRealChangesOnly(People people) {
        var node = node(store);
        var anna = people.registered("anna");
        var told = new CopyOnWriteArrayList<Presence>();
        try (var following = broadcaster.subscribe(
                PresenceService.topic(anna), changes -> changes.forEach(change -> told.add(change.presence())))) {
            var first = node.service().open(anna);
            node.sweep();
            var second = node.service().open(anna);
            node.sweep();
            first.close();
            clock.advance(GRACE);
            node.sweep();
            second.close();
            clock.advance(GRACE);
            node.sweep();

            await().untilAsserted(() ->
                    assertThat(told).containsExactly(new Presence.Online(), new Presence.LastSeen(NINE.plus(GRACE))));
        }
    }

    private List<Instant> written(UserId userId) {
        return repository.findByUserIdIn(List.of(userId.value())).stream()
                .map(LastSeenEntity::at)
                .toList();
    }

    private Node node(LastSeenStore lastSeen) {
        var log = new LastSeenLog(lastSeen, clock);
        var delivery = new PresenceDelivery(book, log, broadcaster, threads);
        return new Node(log, delivery, new PresenceService(book, log, delivery, (viewer, people) -> Set.of()));
    }

    /** What one server has of presence, without its own pulse. */
    private record Node(LastSeenLog log, PresenceDelivery delivery, PresenceService service) {

        void sweep() {
            delivery.sweep();
        }

        PresenceService withoutLeases() {
            var time = new MovableTime(NINE);
            var nobody = new LeaseBook(
                    time, new PresenceProperties(TTL, GRACE, Duration.ofMinutes(5)), new Availabilities(time));
            return new PresenceService(nobody, log, delivery, (viewer, people) -> Set.of());
        }
    }
}
