package io.parley.conversation;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;

/** The time of a limit, which goes only where it is put. */
final class MovableTimeMeter implements TimeMeter {

    private long nanos;

    void advance(Duration duration) {
        nanos += duration.toNanos();
    }

    @Override
    public long currentTimeNanos() {
        return nanos;
    }

    @Override
    public boolean isWallClockBased() {
        return false;
    }
}
