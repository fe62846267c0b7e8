package io.parley.account;

/**
 * Identifies a person of this installation.
 *
 * @param value positive, given by the database, never used again
 */
public record UserId(long value) {

    public UserId {
        if (value <= 0) {
            throw new IllegalArgumentException("A user id is positive, not " + value);
        }
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
