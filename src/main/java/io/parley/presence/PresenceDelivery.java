package io.parley.presence;

import io.parley.realtime.Broadcaster;
import io.parley.realtime.DeliveryThreads;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Looks once a second whose presence has changed and tells whoever follows it; writes last seen on a thread apart. */
@Component
class PresenceDelivery implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(PresenceDelivery.class);
    private static final Duration PACE = Duration.ofSeconds(1);

    private final LeaseBook book;
    private final LastSeenLog lastSeen;
    private final Broadcaster broadcaster;
    private final DeliveryThreads threads;
    private final AtomicBoolean writing = new AtomicBoolean();
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
    }

    @Override
    public void stop() {
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

    /** Tells every change since the last sweep. */
    void sweep() {
        for (var change : book.sweep()) {
            if (change.presence() instanceof Presence.LastSeen(var at)) {
                lastSeen.left(change.userId(), at);
            }
            broadcaster.publish(PresenceService.topic(change.userId()), change);
        }
        if (lastSeen.isDue() && writing.compareAndSet(false, true)) {
            threads.execute(this::write);
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
