package io.parley.conversation;

import io.parley.account.UserId;

/**
 * Two different people in the one order that makes their conversation unique.
 *
 * @param low the smaller id
 * @param high the greater id
 */
record Pair(long low, long high) {

    Pair {
        if (low >= high) {
            throw new IllegalArgumentException("A conversation needs two people: " + low + ", " + high);
        }
    }

    static Pair of(UserId one, UserId other) {
        return new Pair(Math.min(one.value(), other.value()), Math.max(one.value(), other.value()));
    }

    UserId other(UserId person) {
        return new UserId(person.value() == low ? high : low);
    }

    boolean includes(UserId person) {
        return person.value() == low || person.value() == high;
    }
}
