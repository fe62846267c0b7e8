package io.parley.conversation;

import io.parley.account.UserId;
import java.util.List;
import java.util.stream.LongStream;

/**
 * Two people in the one order that makes their conversation unique; the same person twice for his notes to himself.
 *
 * @param low the smaller id
 * @param high the greater id, or the same
 */
record Pair(long low, long high) {

    Pair {
        if (low > high) {
            throw new IllegalArgumentException("Not in order: " + low + ", " + high);
        }
    }

    static Pair of(UserId one, UserId other) {
        return new Pair(Math.min(one.value(), other.value()), Math.max(one.value(), other.value()));
    }

    /** Both, or the one. */
    List<UserId> people() {
        return LongStream.of(low, high).distinct().mapToObj(UserId::new).toList();
    }

    UserId other(UserId person) {
        return new UserId(person.value() == low ? high : low);
    }

    boolean includes(UserId person) {
        return person.value() == low || person.value() == high;
    }
}
