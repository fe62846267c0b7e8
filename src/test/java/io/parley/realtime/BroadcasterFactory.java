package io.parley.realtime;

/** Makes broadcasters for tests without Spring. */
public final class BroadcasterFactory {

    private BroadcasterFactory() {}

    public static Broadcaster on(DeliveryThreads threads) {
        return new Broadcaster(threads);
    }
}
