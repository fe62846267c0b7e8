package io.parley.contact;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.parley.account.UserId;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/**
 * Remembers for a {@linkplain Moment moment} what was read of people. Nobody waits while somebody else reads: who reads waits for a
 * connection to the database, and where very many come at once all of them would stand in line behind each other.
 */
final class ForAMoment<V> {

    private static final int PEOPLE = 100_000;

    private final Cache<UserId, V> known;
    private final AtomicLong forgotten = new AtomicLong();

    ForAMoment(Moment moment) {
        known = Caffeine.newBuilder()
                .maximumSize(PEOPLE)
                .expireAfterWrite(moment.length())
                .build();
    }

    /** What is known of a person, else what is read now. */
    V of(UserId person, Function<UserId, V> read) {
        var present = known.getIfPresent(person);
        if (present != null) {
            return present;
        }
        var before = forgotten.get();
        var found = read.apply(person);
        known.put(person, found);
        if (forgotten.get() != before) {
            known.invalidate(person);
        }
        return found;
    }

    /** From now on it is read anew; what is being read at this moment is not remembered. */
    void forget(UserId... people) {
        forgotten.incrementAndGet();
        known.invalidateAll(List.of(people));
    }
}
