package io.parley.support;

import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** Time that stands until a test moves it: as a clock, and as what limits are measured by. */
public final class MovableTime extends Clock {

    private static final Instant NINE = Instant.parse("2026-11-22T09:00:00Z");

    private final AtomicReference<Instant> now;

    public MovableTime() {
        this(NINE);
    }

    public MovableTime(Instant start) {
        now = new AtomicReference<>(start);
    }

    public void set(Instant instant) {
        now.set(instant);
    }

    /** Lets time pass, or go back, and returns what time it is then. */
    public Instant advance(Duration duration) {
        return now.updateAndGet(instant -> instant.plus(duration));
    }

    @Override
    public Instant instant() {
        return now.get();
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("Time is UTC inside");
    }

    /** The same time for limits. */
    public TimeMeter meter() {
        return new TimeMeter() {

            @Override
            public long currentTimeNanos() {
                return Duration.between(Instant.EPOCH, now.get()).toNanos();
            }

            @Override
            public boolean isWallClockBased() {
                return false;
            }
        };
    }
}
