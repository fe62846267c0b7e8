package io.parley.conversation.ui;

import io.parley.account.UserId;
import io.parley.conversation.InboxEvent;
import io.parley.realtime.DeliveryThreads;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Who is typing to the viewer now; may be used from any thread. */
final class TypingPeers {

    /** How long a hint of typing holds when nothing follows it. */
    static final Duration HOLDS = Duration.ofSeconds(5);

    private final Map<UserId, Instant> until = new ConcurrentHashMap<>();
    private final Clock clock;
    private final DeliveryThreads threads;
    private final Runnable onExpiry;

    /** @param onExpiry runs when the time of a hint is over, unless another has come */
    TypingPeers(Clock clock, DeliveryThreads threads, Runnable onExpiry) {
        this.clock = clock;
        this.threads = threads;
        this.onExpiry = onExpiry;
    }

    void note(InboxEvent.Typing typing) {
        if (typing.active()) {
            until.put(typing.peer(), clock.instant().plus(HOLDS));
            threads.executeAfter(HOLDS, () -> {
                if (!isTyping(typing.peer())) {
                    onExpiry.run();
                }
            });
        } else {
            stopped(typing.peer());
        }
    }

    void stopped(UserId peer) {
        until.remove(peer);
    }

    boolean isTyping(UserId peer) {
        var end = until.get(peer);
        return end != null && clock.instant().isBefore(end);
    }
}
