package io.parley.presence;

import io.parley.realtime.Broadcaster;
import io.parley.realtime.DeliveryThreads;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Tells whoever follows it that somebody's presence has changed: at once when a lease comes or goes, and once a second for what
 * follows from time alone. Writes last seen on a thread apart.
 */
@Component
class PresenceDelivery implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(PresenceDelivery.class);
    private static final Duration PACE = Duration.ofSeconds(1);

    private final LeaseBook book;
    private final LastSeenLog lastSeen;
    private final Broadcaster broadcaster;
    private final DeliveryThreads threads;
    private final AtomicBoolean writing = new AtomicBoolean();
    /** Whether a look at who has come and gone is due already, so that a thousand who come at once are few looks. */
    private final AtomicBoolean looking = new AtomicBoolean();

    private volatile @Nullable ScheduledExecutorService pulse;

    PresenceDelivery(LeaseBook book, LastSeenLog lastSeen, Broadcaster broadcaster, DeliveryThreads threads) {
        this.book = book;
        this.lastSeen = lastSeen;
        this.broadcaster = broadcaster;
        this.threads = threads;
    }

    @Override
    public void start() {
        var beats = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("presence").factory());
        beats.scheduleWithFixedDelay(this::beat, PACE.toMillis(), PACE.toMillis(), TimeUnit.MILLISECONDS);
        pulse = beats;
        book.onStir(() -> soon(beats));
    }

    private void soon(Executor beats) {
        if (looking.compareAndSet(false, true)) {
            beats.execute(this::look);
        }
    }

    /** Tells of those who have come or gone. */
    void look() {
        looking.set(false);
        tell(book.stirred());
    }

    @Override
    public void stop() {
        book.onStir(() -> {});
        var beats = pulse;
        if (beats != null) {
            beats.shutdown();
        }
        pulse = null;
        sweep();
        lastSeen.close(book.present());
    }

    @Override
    public boolean isRunning() {
        return pulse != null;
    }

    private void beat() {
        try {
            sweep();
        } catch (RuntimeException e) {
            log.error("Presence could not be told; trying again", e);
        }
    }

    /** Tells what has been told before, to those who may see more or less of it now. */
    void tellAnew(PresenceChanged presence) {
        broadcaster.publish(PresenceService.topic(presence.userId()), presence);
    }

    /** Tells every change since the last sweep. */
    void sweep() {
        tell(book.sweep());
        if (lastSeen.isDue() && writing.compareAndSet(false, true)) {
            threads.execute(this::write);
        }
    }

    private void tell(List<PresenceChanged> changes) {
        for (var change : changes) {
            if (change.presence() instanceof Presence.LastSeen(var at)) {
                lastSeen.left(change.userId(), at);
            }
            broadcaster.publish(PresenceService.topic(change.userId()), change);
        }
    }

    private void write() {
        try {
            lastSeen.write(book.present());
        } finally {
            writing.set(false);
        }
    }
}
