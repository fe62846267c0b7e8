package io.parley.contact;

import io.parley.account.UserId;
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

    private final BlockRepository blocks;
    private final ForAMoment<Set<UserId>> silent;

    Silences(BlockRepository blocks, Moment moment) {
        this.blocks = blocks;
        silent = new ForAMoment<>(moment);
    }

    /** Those whom a person has blocked, and who have blocked him. */
    Set<UserId> of(UserId person) {
        return silent.of(
                person,
                unknown -> Stream.concat(
                                blocks.blockedBy(unknown.value()).stream(), blocks.blockersOf(unknown.value()).stream())
                        .map(UserId::new)
                        .collect(Collectors.toUnmodifiableSet()));
    }

    @Order(PresenceHints.FORGETTING)
    @TransactionalEventListener
    void on(UserBlocked block) {
        silent.forget(block.blocker(), block.blocked());
    }

    @Order(PresenceHints.FORGETTING)
    @TransactionalEventListener
    void on(UserUnblocked block) {
        silent.forget(block.blocker(), block.blocked());
    }
}
