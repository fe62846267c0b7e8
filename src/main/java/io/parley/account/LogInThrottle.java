package io.parley.account;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Makes guessing slow. What fails is counted for the account together with the address, so that the right password from
 * elsewhere still works while somebody tries the wrong ones.
 */
@Component
class LogInThrottle {

    private static final int MOST_ENTRIES = 100_000;

    /** How often somebody failed, and from when he may try again. */
    private record Failures(int count, long againAtNanos) {}

    private record Origin(String account, ClientAddress address) {}

    private final AccountProperties.LogIn limits;
    private final TimeMeter time;
    private final Cache<Origin, Failures> failures;
    private final LoadingCache<ClientAddress, Bucket> byAddress;

    @Autowired
    LogInThrottle(AccountProperties properties) {
        this(properties.logIn(), TimeMeter.SYSTEM_NANOTIME);
    }

    LogInThrottle(AccountProperties.LogIn limits, TimeMeter time) {
        this.limits = limits;
        this.time = time;
        this.failures = Caffeine.newBuilder()
                .maximumSize(MOST_ENTRIES)
                .ticker(time::currentTimeNanos)
                .expireAfterWrite(limits.longestDelay().multipliedBy(2))
                .build();
        this.byAddress = Caffeine.newBuilder()
                .maximumSize(MOST_ENTRIES)
                .ticker(time::currentTimeNanos)
                .expireAfterAccess(limits.addressWindow().multipliedBy(2))
                .build(address -> Bucket.builder()
                        .withCustomTimePrecision(time)
                        .addLimit(limit -> limit.capacity(limits.failuresPerAddress())
                                .refillGreedy(limits.failuresPerAddress(), limits.addressWindow()))
                        .build());
    }

    /**
     * Begins an attempt. It counts as failed until {@link #succeeded} says otherwise, so that many attempts at the same
     * moment are not more than as many one after another.
     *
     * @param account what was typed as the account, whether it exists or not, in its folded form
     * @throws TooManyAttemptsException if it is too early for another attempt
     */
    void begin(String account, ClientAddress from) {
        var now = time.currentTimeNanos();
        var origin = new Origin(account, from);
        var known = failures.getIfPresent(origin);
        if (known != null && now < known.againAtNanos()) {
            throw new TooManyAttemptsException(Duration.ofNanos(known.againAtNanos() - now));
        }
        var probe = byAddress.get(from).tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            throw new TooManyAttemptsException(Duration.ofNanos(probe.getNanosToWaitForRefill()));
        }
        failures.asMap().compute(origin, (key, present) -> failedAgain(present, now));
    }

    /** Ends an attempt well. */
    void succeeded(String account, ClientAddress from) {
        failures.invalidate(new Origin(account, from));
        byAddress.get(from).addTokens(1);
    }

    private Failures failedAgain(@Nullable Failures present, long now) {
        if (present != null && now < present.againAtNanos()) {
            throw new TooManyAttemptsException(Duration.ofNanos(present.againAtNanos() - now));
        }
        var count = present == null ? 1 : present.count() + 1;
        return new Failures(count, now + delayAfter(count).toNanos());
    }

    private Duration delayAfter(int count) {
        if (count < limits.failures()) {
            return Duration.ZERO;
        }
        var doublings = Math.min(count - limits.failures(), 20);
        var delay = limits.firstDelay().multipliedBy(1L << doublings);
        return delay.compareTo(limits.longestDelay()) > 0 ? limits.longestDelay() : delay;
    }
}
