package io.parley.contact;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.parley.account.UserId;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Between whom there is silence, because one of them has blocked the other.
 *
 * <p>Asked with every sign of life, so it is remembered for a moment. What has to be exact is decided by the conversation, in
 * the transaction that stores a message.
 */
@Component
class Silences {

    private static final int REMEMBERED = 100_000;

    /** So long another node may not know of a new block. */
    private static final Duration A_MOMENT = Duration.ofSeconds(5);

    private final BlockRepository blocks;
    private final Cache<UserId, Set<UserId>> silent = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfterWrite(A_MOMENT)
            .build();

    Silences(BlockRepository blocks) {
        this.blocks = blocks;
    }

    /** Those whom a person has blocked, and who have blocked him. */
    Set<UserId> of(UserId person) {
        return silent.get(
                person,
                unknown -> Stream.concat(
                                blocks.blockedBy(unknown.value()).stream(), blocks.blockersOf(unknown.value()).stream())
                        .map(UserId::new)
                        .collect(Collectors.toUnmodifiableSet()));
    }

    @Order(PresenceHints.FORGETTING)
    @TransactionalEventListener
    void on(UserBlocked block) {
        forget(block.blocker(), block.blocked());
    }

    @Order(PresenceHints.FORGETTING)
    @TransactionalEventListener
    void on(UserUnblocked block) {
        forget(block.blocker(), block.blocked());
    }

    private void forget(UserId one, UserId other) {
        silent.invalidate(one);
        silent.invalidate(other);
    }
}
