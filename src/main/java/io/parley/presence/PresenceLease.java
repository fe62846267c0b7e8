package io.parley.presence;

/**
 * One open screen or socket of a person. Counts until it is closed, or gives no sign of life for as long as a lease runs.
 * All methods return at once and may be called from any thread.
 */
public interface PresenceLease extends AutoCloseable {

    /** The screen is there still. Brings back a lease that has run out meanwhile, as when a computer was asleep. */
    void renew();

    /** The person has touched the screen: he is not away. */
    void touched();

    /** The screen is gone. Nothing brings this lease back. */
    @Override
    void close();
}
