package io.parley.conversation;

import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Commits small changes; those that come at the same time share a transaction, as the commit is the dearest part of each.
 *
 * <p>If a shared transaction fails, for whatever reason, each of its changes begins anew in one of its own, so nobody suffers
 * from the company. Alone, a change that loses against an equal one which was faster begins anew too: a unique index has
 * refused it, and it finds now what the first has committed.
 */
@Component
class GroupCommit {

    private static final int MOST = 64;

    /** One for the conversation that somebody else has made, one for the message that arrived twice, one to find it. */
    private static final int ATTEMPTS = 3;

    private final ConversationRepository conversations;
    private final TransactionTemplate transaction;
    private final EntityManager entities;
    private final Combiner<Change<?>> together = new Combiner<>(MOST, this::commit);

    GroupCommit(
            ConversationRepository conversations,
            PlatformTransactionManager transactionManager,
            EntityManager entities) {
        this.conversations = conversations;
        this.entities = entities;
        transaction = new TransactionTemplate(transactionManager);
        transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /**
     * Runs a change, in a transaction that is committed on return and is never the caller's.
     *
     * @param conversation what the work changes; it is locked and read before, together with those of the others
     * @param work runs on any thread, after others of the same transaction, and once more for each attempt; what it changes in
     *     entities that are there already it sees in them and not in the answers to its queries
     */
    <T> T run(Optional<ConversationId> conversation, Supplier<T> work) {
        var change = new Change<>(conversation, work);
        together.run(change);
        return change.result().orElseGet(() -> alone(change));
    }

    private void commit(List<Change<?>> changes) {
        try {
            transaction.executeWithoutResult(status -> {
                // before each statement Hibernate would look through all that the others have changed
                entities.setFlushMode(FlushModeType.COMMIT);
                lock(changes);
                changes.forEach(Change::run);
            });
            changes.forEach(Change::committed);
        } catch (DataIntegrityViolationException lost) {
            // each begins anew, and so it comes out whose fault it was
        } catch (RuntimeException e) {
            if (changes.size() == 1) {
                throw e;
            }
        }
    }

    private void lock(List<Change<?>> changes) {
        var needed = changes.stream().flatMap(Change::conversation).toList();
        if (!needed.isEmpty()) {
            conversations.lock(needed);
        }
    }

    private <T> T alone(Change<T> change) {
        for (var attempt = 1; attempt < ATTEMPTS; attempt++) {
            try {
                return commit(change);
            } catch (DataIntegrityViolationException lost) {
                continue;
            }
        }
        return commit(change);
    }

    private <T> T commit(Change<T> change) {
        return transaction.execute(status -> {
            lock(List.of(change));
            return change.work.get();
        });
    }

    private static final class Change<T> {

        private final Optional<ConversationId> conversation;
        private final Supplier<T> work;
        private @Nullable T value;
        private boolean committed;

        Change(Optional<ConversationId> conversation, Supplier<T> work) {
            this.conversation = conversation;
            this.work = work;
        }

        Stream<ConversationId> conversation() {
            return conversation.stream();
        }

        void run() {
            value = work.get();
        }

        void committed() {
            committed = true;
        }

        /** Empty if it has to begin anew. */
        Optional<T> result() {
            return committed ? Optional.ofNullable(value) : Optional.empty();
        }
    }
}
