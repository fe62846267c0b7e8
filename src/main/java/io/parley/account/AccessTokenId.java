package io.parley.account;

/**
 * Identifies an access token; opens nothing.
 *
 * @param value positive, given by the database, never used again
 */
public record AccessTokenId(long value) {

    public AccessTokenId {
        if (value <= 0) {
            throw new IllegalArgumentException("A token id is positive, not " + value);
        }
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
