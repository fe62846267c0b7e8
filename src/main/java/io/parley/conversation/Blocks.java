package io.parley.conversation;

import io.parley.contact.UserBlocked;
import io.parley.contact.UserUnblocked;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Writes into the conversation of two that one of them has blocked the other, in the transaction that says so: under the lock
 * by which every message is stored, so that it is certain of each whether it came before or after.
 */
@Component
class Blocks {

    /** After what others remember of the block has been forgotten. */
    private static final int LATE = 10;

    private final ConversationRepository conversations;
    private final MessageRepository messages;
    private final Participation participation;
    private final KeptHints hints;
    private final Clock clock;

    Blocks(
            ConversationRepository conversations,
            MessageRepository messages,
            Participation participation,
            KeptHints hints,
            Clock clock) {
        this.conversations = conversations;
        this.messages = messages;
        this.participation = participation;
        this.hints = hints;
        this.clock = clock;
    }

    /** Between two who have never written, it makes an empty conversation, which nobody sees: the first message finds it. */
    @EventListener
    void on(UserBlocked block) {
        var pair = Pair.of(block.blocker(), block.blocked());
        participation
                .between(pair)
                .map(this::locked)
                .orElseGet(() -> conversations.saveAndFlush(
                        new ConversationEntity(pair, clock.instant().truncatedTo(ChronoUnit.MICROS))))
                .block(block.blocker(), true);
    }

    /** What the blocked person has set meanwhile holds for both from now on, and so does the notice of it. */
    @EventListener
    void on(UserUnblocked block) {
        participation
                .between(Pair.of(block.blocker(), block.blocked()))
                .map(this::locked)
                .ifPresent(conversation -> {
                    conversation.block(block.blocker(), false);
                    messages.withheldNotice(
                                    conversation.id().value(),
                                    block.blocked().value(),
                                    conversation.lastSeqOf(block.blocker()))
                            .filter(conversation::isTold)
                            .ifPresent(notice -> conversation.reveal(notice, block.blocker()));
                });
    }

    private ConversationEntity locked(ConversationId id) {
        return conversations.lock(List.of(id)).getFirst();
    }

    @Order(LATE)
    @TransactionalEventListener
    void committed(UserBlocked block) {
        hints.arranged(block.blocker(), block.blocked());
    }

    @Order(LATE)
    @TransactionalEventListener
    void committed(UserUnblocked block) {
        hints.arranged(block.blocker(), block.blocked());
    }
}
