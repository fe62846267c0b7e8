package io.parley.benchmark;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** Measured times, from the shortest. */
record Samples(List<Duration> sorted) {

    static Samples of(Collection<Duration> times) {
        return new Samples(times.stream().sorted().toList());
    }

    /** The time within which this share of all samples lies. */
    Duration percentile(double share) {
        return sorted.get((int) Math.min(sorted.size() - 1, Math.floor(share * sorted.size())));
    }

    int count() {
        return sorted.size();
    }

    static String milliseconds(Duration time) {
        return String.format(Locale.ROOT, "%.0f ms", time.toNanos() / 1e6);
    }
}
