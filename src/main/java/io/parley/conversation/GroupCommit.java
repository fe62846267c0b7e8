package io.parley.conversation;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.FlushModeType;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Commits small changes; those that come at the same time share a transaction, as the commit is the dearest part of each.
 *
 * <p>The frequent ones are decided in a {@link Batch} and written together; after them, in the same transaction, come those
 * that work with statements of their own.
 *
 * <p>Whoever returns from here may tell others: all that his transaction has seen is on the disk by then, as far as that is
 * promised of it. His own change is as well, except for the few of which it is not.
 *
 * <p>If a shared transaction fails, for whatever reason, each of its changes begins anew in one of its own, so nobody suffers
 * from the company. Alone, a change that loses against one which was faster begins anew too, and finds now what the first has
 * committed.
 */
@Component
class GroupCommit {

    private static final int MOST = 64;

    /** Nobody sees whether a tick comes so much later, and at 200 messages a second most receipts find a message by then. */
    private static final Duration PATIENCE = Duration.ofMillis(5);

    /** One for the conversation that somebody else has made, one for the message that arrived twice, one to find it. */
    private static final int ATTEMPTS = 3;

    private final ConversationRepository conversations;
    private final Batches batches;
    private final GroupSync disk;
    private final TransactionTemplate transaction;
    private final EntityManager entities;
    private final Duration patience;
    private final Combiner<Change<?>> together = new Combiner<>("commit", MOST, this::commit);

    @Autowired
    GroupCommit(
            ConversationRepository conversations,
            Batches batches,
            GroupSync disk,
            EntityManagerFactory database,
            EntityManager entities) {
        this(conversations, batches, disk, database, entities, PATIENCE);
    }

    /** @param patience for how long a change that nobody waits for waits for others */
    GroupCommit(
            ConversationRepository conversations,
            Batches batches,
            GroupSync disk,
            EntityManagerFactory database,
            EntityManager entities,
            Duration patience) {
        this.conversations = conversations;
        this.batches = batches;
        this.disk = disk;
        this.entities = entities;
        this.patience = patience;
        transaction = new TransactionTemplate(withoutTimeouts(database, disk));
        transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /**
     * The usual transactions give every statement of PostgreSQL a time-out, which is not for nothing, and here none takes long. A
     * PostgreSQL that does not answer is given up by the time-out of the socket.
     */
    private static PlatformTransactionManager withoutTimeouts(EntityManagerFactory database, GroupSync disk) {
        var transactions = new JpaTransactionManager(database);
        transactions.addListener(disk);
        transactions.afterPropertiesSet();
        return transactions;
    }

    /**
     * Runs a change, in a transaction that is committed and on the disk on return and is never the caller's.
     *
     * @param conversation what the work changes; it is locked and read before, together with those of the others
     * @param work runs on any thread, after others of the same transaction, and once more for each attempt; what it changes in
     *     entities that are there already it sees in them and not in the answers to its queries
     */
    <T> T run(Optional<ConversationId> conversation, Supplier<T> work) {
        return run(new Change<>(Optional.empty(), Optional.empty(), conversation, true, batch -> work), Duration.ZERO);
    }

    /** The same for a change outside of conversations that a power cut may take back. */
    <T> T runForNow(Supplier<T> work) {
        return run(
                new Change<>(Optional.empty(), Optional.empty(), Optional.empty(), false, batch -> work),
                Duration.ZERO);
    }

    /**
     * Runs one of the frequent changes, as {@link #run(Optional, Supplier)} does, but without a statement of its own; one that
     * nobody waits for and a power cut may take back, so it may take a few milliseconds to go along with others.
     *
     * @param work changes the conversation in the batch and adds rows to it; what it returns is asked for the outcome when all
     *     is written, in the same transaction
     */
    <T> T runInCompany(ConversationId conversation, Function<Batch, Supplier<T>> work) {
        return run(new Change<>(Optional.of(conversation), Optional.empty(), Optional.empty(), false, work), patience);
    }

    /** Runs the most frequent change, as soon as it can: a message, which the batch has if it is stored already. */
    <T> T run(MessageKey message, Function<Batch, Supplier<T>> work) {
        return run(
                new Change<>(Optional.of(message.conversationId()), Optional.of(message), Optional.empty(), true, work),
                Duration.ZERO);
    }

    private <T> T run(Change<T> change, Duration waits) {
        together.run(change, waits);
        var result = change.result().orElseGet(() -> alone(change));
        disk.await(change.due, change.lostBefore);
        return result;
    }

    private void commit(List<Change<?>> changes) {
        try {
            commitTogether(changes);
        } catch (DataIntegrityViolationException | ConcurrencyFailureException lost) {
            // each begins anew, and so it comes out whose fault it was
        } catch (RuntimeException e) {
            if (changes.size() == 1) {
                throw e;
            }
        }
    }

    /** What is remembered may be untrue, and is read then. */
    private void commitTogether(List<Change<?>> changes) {
        try {
            transact(changes, true);
        } catch (OptimisticLockingFailureException untrue) {
            transact(changes, false);
        }
    }

    private <T> T alone(Change<T> change) {
        for (var attempt = 1; attempt < ATTEMPTS; attempt++) {
            try {
                return commitAlone(change);
            } catch (DataIntegrityViolationException lost) {
                continue;
            }
        }
        return commitAlone(change);
    }

    private <T> T commitAlone(Change<T> change) {
        transact(List.<Change<?>>of(change), false);
        return change.result().orElseThrow();
    }

    /** @param trusting whether to begin with what is remembered */
    private void transact(List<Change<?>> changes, boolean trusting) {
        var lost = disk.lost();
        var batch = transaction.execute(status -> {
            // before each statement Hibernate would look through all that the others have changed
            entities.setFlushMode(FlushModeType.COMMIT);
            disk.watch(changes.stream().anyMatch(change -> change.isForGood));
            return write(changes, trusting);
        });
        var due = disk.due();
        batches.committed(batch);
        batches.forget(
                changes.stream().flatMap(change -> change.locked.stream()).toList());
        changes.forEach(change -> change.committed(due, lost));
    }

    private Batch write(List<Change<?>> changes, boolean trusting) {
        var batch = batches.begin(
                changes.stream().flatMap(change -> change.decided.stream()).collect(Collectors.toSet()),
                changes.stream().flatMap(change -> change.message.stream()).toList(),
                trusting);
        changes.forEach(change -> change.decide(batch));
        batches.write(batch);
        var locked = changes.stream().flatMap(change -> change.locked.stream()).toList();
        if (!locked.isEmpty()) {
            conversations.lock(locked);
        }
        changes.forEach(Change::answer);
        conversations.flush();
        return batch;
    }

    private static final class Change<T> {

        private final Optional<ConversationId> decided;
        private final Optional<MessageKey> message;
        private final Optional<ConversationId> locked;
        private final boolean isForGood;
        private final Function<Batch, Supplier<T>> work;
        private @Nullable Supplier<T> outcome;
        private @Nullable T value;
        private boolean committed;
        private long due;
        private long lostBefore;

        /**
         * @param decided the conversation that the work finds in the batch
         * @param message the message that it finds there, if it is stored
         * @param locked the conversation that is locked and read for what the work returns
         * @param isForGood whether it has to be on the disk
         */
        Change(
                Optional<ConversationId> decided,
                Optional<MessageKey> message,
                Optional<ConversationId> locked,
                boolean isForGood,
                Function<Batch, Supplier<T>> work) {
            this.decided = decided;
            this.message = message;
            this.locked = locked;
            this.isForGood = isForGood;
            this.work = work;
        }

        void decide(Batch batch) {
            outcome = work.apply(batch);
        }

        void answer() {
            value = Objects.requireNonNull(outcome).get();
        }

        /**
         * @param dueBefore the number of the last commit, up to its own, that has to be on the disk
         * @param lost how many commits were lost before it began
         */
        void committed(long dueBefore, long lost) {
            committed = true;
            due = dueBefore;
            lostBefore = lost;
        }

        /** Empty if it has to begin anew. */
        Optional<T> result() {
            return committed ? Optional.ofNullable(value) : Optional.empty();
        }
    }
}
