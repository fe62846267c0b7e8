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

    /** The time within which this share of all samples lies; nothing where nothing was measured. */
    Duration percentile(double share) {
        return sorted.isEmpty()
                ? Duration.ZERO
                : sorted.get((int) Math.min(sorted.size() - 1, Math.floor(share * sorted.size())));
    }

    String p50() {
        return milliseconds(percentile(0.5));
    }

    String p99() {
        return milliseconds(percentile(0.99));
    }

    /** "p50 3.1 ms, p99 8.0 ms", or that there is nothing to tell. */
    String both() {
        return sorted.isEmpty() ? "nothing arrived" : "p50 " + p50() + ", p99 " + p99();
    }

    static String milliseconds(Duration time) {
        return String.format(Locale.ROOT, "%.1f ms", time.toNanos() / 1e6);
    }

    static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.1f s", time.toNanos() / 1e9);
    }
}
