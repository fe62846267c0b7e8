package io.parley.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.transaction.autoconfigure.TransactionManagerCustomizers;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Many who write at once share transactions, and none of them notices. */
class GroupCommitTest extends ConversationTest {

    private static final int MANY = 60;

    @Test
    void everybodyGetsHisOwnMessage() throws Exception {
        var answers = atOnce(MANY, number -> () -> send(anna, ben, Integer.toString(number)));

        for (var number = 0; number < MANY; number++) {
            assertThat(answers.get(number).body().text()).isEqualTo(Integer.toString(number));
        }
        assertThat(answers).extracting(Message::seq).doesNotHaveDuplicates();
        assertThat(count("message")).isEqualTo(MANY);
        assertThat(jdbc.queryForObject("select max(seq) from message", Long.class))
                .isEqualTo(MANY);
    }

    @Test
    void oneWhoseChangeFailsSpoilsItForNobodyElse() throws Exception {
        send(anna, ben, "first");
        commits.beforeCommit(message -> {
            if (message.body().text().equals("bad")) {
                throw new IllegalStateException("Refused by somebody who listens");
            }
        });
        var failed = new AtomicInteger();

        atOnce(MANY, number -> () -> {
            try {
                return send(
                                number % 2 == 0 ? anna : ben,
                                number % 2 == 0 ? ben : anna,
                                number % 10 == 0 ? "bad" : "good")
                        .seq();
            } catch (IllegalStateException e) {
                return (long) -failed.incrementAndGet();
            }
        });

        assertThat(failed).hasValue(MANY / 10);
        assertThat(count("message")).isEqualTo(1 + MANY - MANY / 10);
        assertThat(jdbc.queryForObject("select max(seq) from message", Long.class))
                .isEqualTo(count("message"));
        assertThat(Set.copyOf(jdbc.queryForList("select body from message", String.class)))
                .containsExactlyInAnyOrder("first", "good");
    }

    @Test
    void receiptsAndMessagesOfManyPairsGoTogether() throws Exception {
        var id = sendMany(anna, ben, MANY);

        atOnce(MANY, number -> () -> {
            if (number % 3 == 0) {
                receipts.read(ben, id, number);
            } else if (number % 3 == 1) {
                receipts.delivered(ben, id, number);
            } else {
                send(ben, anna, "answer");
            }
            return number;
        });

        assertThat(jdbc.queryForList("select rev from conversation", Long.class))
                .containsExactly(jdbc.queryForObject(
                        "select count(distinct rev) from (select rev from message union all select rev from receipt_journal) as r",
                        Long.class));
        assertThat(status(anna, "ben", MANY - 3)).isInstanceOf(MessageStatus.Read.class);
    }

    @Test
    void aReceiptIsToldOnlyWhenTheMessageBeforeItIsOnTheDisk(
            @Autowired ConversationRepository repository,
            @Autowired Batches batches,
            @Autowired EntityManagerFactory database,
            @Autowired EntityManager entities)
            throws InterruptedException {
        var id = sendMany(anna, ben, 1);
        var slow = new SlowDisk();
        var group = new GroupCommit(repository, batches, slow.disk, database, entities, Duration.ZERO);

        slow.holdsBack(
                () -> group.run(Optional.of(id), () -> id),
                seen -> group.runInCompany(id, batch -> () -> afterCommit(seen)));
    }

    @Test
    void whoeverReadsIsAnsweredOnlyWhenWhatHeHasSeenIsOnTheDisk(
            @Autowired ConversationRepository repository,
            @Autowired Batches batches,
            @Autowired EntityManagerFactory database,
            @Autowired EntityManager entities,
            @Autowired TransactionManagerCustomizers customizers)
            throws InterruptedException {
        var id = sendMany(anna, ben, 1);
        var slow = new SlowDisk();
        var group = new GroupCommit(repository, batches, slow.disk, database, entities, Duration.ZERO);
        var reads = new TransactionTemplate(new DurableReads(database, customizers, slow.disk));
        reads.setReadOnly(true);

        slow.holdsBack(
                () -> group.run(Optional.of(id), () -> id),
                seen -> reads.executeWithoutResult(status -> {
                    assertThat(count("message")).isEqualTo(1);
                    seen.run();
                }));
    }

    @Test
    void whoeverMayHaveSeenWhatWasNotStoredIsRefused(
            @Autowired ConversationRepository repository,
            @Autowired Batches batches,
            @Autowired EntityManagerFactory database,
            @Autowired EntityManager entities,
            @Autowired TransactionManagerCustomizers customizers) {
        var disk = new GroupSync(true, () -> {});
        var group = new GroupCommit(repository, batches, disk, database, entities, Duration.ZERO);
        var reads = new TransactionTemplate(new DurableReads(database, customizers, disk));

        assertThatExceptionOfType(DataAccessResourceFailureException.class)
                .isThrownBy(() -> reads.executeWithoutResult(status -> lose(disk)));
        assertThatExceptionOfType(DataAccessResourceFailureException.class)
                .isThrownBy(() -> group.run(Optional.empty(), () -> lose(disk)));

        reads.executeWithoutResult(status -> assertThat(count("message")).isZero());
        assertThat(group.run(Optional.empty(), () -> true)).isTrue();
    }

    @Test
    void whatTheDatabaseRefusesIsRefusedBeforeItsCommit(
            @Autowired ConversationRepository repository,
            @Autowired Batches batches,
            @Autowired EntityManagerFactory database,
            @Autowired EntityManager entities) {
        var id = sendMany(anna, ben, 1);
        var disk = new GroupSync(true, () -> {});
        var group = new GroupCommit(repository, batches, disk, database, entities, Duration.ZERO);
        Supplier<Boolean> inserts = () -> {
            entities.persist(new OwnChangeEntity(id, anna, 1, 1));
            return true;
        };
        group.run(Optional.empty(), inserts);

        assertThatExceptionOfType(DataIntegrityViolationException.class)
                .isThrownBy(() -> group.run(Optional.empty(), inserts));
        assertThat(disk.lost()).as("what nobody can have seen").isZero();
    }

    /** Somebody else's commit fails. */
    private static boolean lose(GroupSync disk) {
        var fails = new TransactionTemplate(new NoDatabase(disk, () -> {
            throw new IllegalStateException("The disk is full");
        }));
        var other = Thread.ofPlatform()
                .daemon()
                .start(() -> assertThatIllegalStateException()
                        .isThrownBy(() -> fails.executeWithoutResult(status -> disk.watch(true))));
        await().until(() -> !other.isAlive());
        return true;
    }

    /** A disk that ends a sync when it is told to. */
    private static final class SlowDisk {

        private final AtomicInteger syncs = new AtomicInteger();
        private final Semaphore mayEnd = new Semaphore(0);
        private final GroupSync disk = new GroupSync(true, () -> {
            syncs.incrementAndGet();
            mayEnd.acquireUninterruptibly();
        });

        /**
         * Sees that somebody is answered when what was written before is on the disk, and causes no sync by himself.
         *
         * @param teller gets what to run when he has seen what was written, and returns when he is answered
         */
        void holdsBack(Runnable writer, Consumer<Runnable> teller) throws InterruptedException {
            var writes = Thread.ofPlatform().daemon().start(writer);
            await().until(() -> syncs.get() == 1);
            var hasSeen = new AtomicBoolean();
            var tells = Thread.ofPlatform().daemon().start(() -> teller.accept(() -> hasSeen.set(true)));
            await().until(() -> hasSeen.get() && (tells.getState() == Thread.State.WAITING || !tells.isAlive()));
            assertThat(tells.isAlive()).isTrue();

            mayEnd.release();
            tells.join();
            writes.join();
            teller.accept(() -> {});
            assertThat(syncs).as("none for him alone").hasValue(1);
        }
    }

    @Test
    void everybodyReadsSo(@Autowired PlatformTransactionManager transactions) {
        assertThat(transactions).isInstanceOf(DurableReads.class);
    }

    @Test
    void whoeverBeginsAnewWaitsForNobodyElse(@Autowired GroupCommit group) throws Exception {
        var mayEnd = new Semaphore(0);
        var attempts = new AtomicInteger();
        var alone = new CyclicBarrier(2);
        var first = Thread.ofPlatform()
                .daemon()
                .start(() -> group.run(Optional.empty(), () -> {
                    mayEnd.acquireUninterruptibly();
                    return true;
                }));
        await().until(() -> first.getState() == Thread.State.WAITING);
        var others = Stream.generate(() -> new FutureTask<>(() -> group.run(Optional.empty(), () -> {
                    if (attempts.incrementAndGet() == 1) {
                        throw new IllegalStateException("Both have to begin anew");
                    }
                    return meet(alone);
                })))
                .limit(2)
                .toList();
        var threads = others.stream()
                .map(other -> Thread.ofPlatform().daemon().start(other))
                .toList();
        await().until(() -> threads.stream().allMatch(thread -> thread.getState() == Thread.State.WAITING));

        mayEnd.release();

        for (var other : others) {
            assertThat(other.get()).isTrue();
        }
    }

    private static boolean meet(CyclicBarrier other) {
        try {
            other.await(10, TimeUnit.SECONDS);
            return true;
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
            throw new IllegalStateException("The other one is not there", e);
        }
    }

    private static boolean afterCommit(Runnable work) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                work.run();
            }
        });
        return true;
    }

    @Test
    void noStatementIsGivenATimeoutWithWhichH2WouldForgetHowOthersAreRun(
            @Autowired GroupCommit group, @Autowired DataSource database) {
        assertThat(group.run(
                        Optional.empty(),
                        () -> ((ConnectionHolder)
                                        Objects.requireNonNull(TransactionSynchronizationManager.getResource(database)))
                                .hasTimeout()))
                .isFalse();
    }
}
