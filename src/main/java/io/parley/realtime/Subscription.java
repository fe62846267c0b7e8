package io.parley.realtime;

/** A subscriber's place at a {@link Topic}; ends with {@link #close()}, which may be called more than once. */
public interface Subscription extends AutoCloseable {

    /** Ends the subscription: no batch is handed over after the one that is running now. */
    @Override
    void close();
}
