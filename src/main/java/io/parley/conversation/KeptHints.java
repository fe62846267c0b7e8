package io.parley.conversation;

import io.parley.account.UserId;
import io.parley.realtime.DeliveryThreads;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Tells screens and programs that two people stand otherwise to each other, when that is on the disk. On a thread of its own: whoever has
 * committed it holds his connection still, or has others to commit, and whatever brings it to the disk needs a connection too.
 */
@Component
class KeptHints {

    private static final Logger log = LoggerFactory.getLogger(KeptHints.class);

    private final Participation participation;
    private final GroupSync disk;
    private final ConversationDelivery delivery;
    private final DeliveryThreads threads;

    KeptHints(Participation participation, GroupSync disk, ConversationDelivery delivery, DeliveryThreads threads) {
        this.participation = participation;
        this.disk = disk;
        this.delivery = delivery;
        this.threads = threads;
    }

    /** Returns at once. Nothing to tell where these two have no conversation. */
    void arranged(UserId one, UserId other) {
        threads.execute(() -> {
            try {
                disk.await();
                participation.between(Pair.of(one, other)).ifPresent(id -> delivery.arranged(id, one, other));
            } catch (RuntimeException e) {
                log.warn("How two people stand to each other now could not be told; it is seen with the next check", e);
            }
        });
    }
}
