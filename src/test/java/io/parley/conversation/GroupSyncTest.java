package io.parley.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.parley.conversation.DurabilityProperties.Durability;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

class GroupSyncTest {

    private final AtomicInteger begun = new AtomicInteger();
    private final Semaphore mayEnd = new Semaphore(0);
    private final GroupSync disk = new GroupSync(true, () -> {
        begun.incrementAndGet();
        mayEnd.acquireUninterruptibly();
    });

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void theAdministratorIsToldAtTheStartWhatAPowerCutMayTake(CapturedOutput output) {
        var jdbc = new JdbcTemplate(new DriverManagerDataSource("jdbc:h2:mem:"));

        new GroupSync(jdbc, new DurabilityProperties(Durability.POWER));
        assertThat(output).doesNotContain("parley.durability");
        new GroupSync(jdbc, new DurabilityProperties(Durability.PROCESS));
        assertThat(output).contains("parley.durability=process", "power cut");
    }

    @Test
    void whoeverWaitsWhileOneRunsSharesTheNext() {
        var first = waitingForAll();
        await().until(() -> begun.get() == 1);
        var others = IntStream.range(0, 64).mapToObj(number -> waitingForAll()).toList();
        await().until(() -> others.stream().allMatch(other -> other.getState() == Thread.State.WAITING));

        mayEnd.release();
        await().until(() -> !first.isAlive());
        await().until(() -> begun.get() == 2);
        assertThat(others).allMatch(Thread::isAlive);

        mayEnd.release();
        await().until(() -> others.stream().noneMatch(Thread::isAlive));
        assertThat(begun).hasValue(2);
    }

    @Test
    void whatTheOneThatRunsCoversNeedsNoOther() {
        var covered = committed();
        var first = waiting(covered);
        await().until(() -> begun.get() == 1);
        var late = waiting(covered);
        await().until(() -> late.getState() == Thread.State.WAITING);
        assertThat(disk.due()).isEqualTo(covered);

        mayEnd.release();
        await().until(() -> !first.isAlive() && !late.isAlive());
        disk.await(covered, 0);
        assertThat(begun).hasValue(1);
    }

    @Test
    void whatIsCommittedWhileOneRunsNeedsTheNext() {
        var covered = waiting(committed());
        await().until(() -> begun.get() == 1);
        var missed = waiting(committed());

        mayEnd.release();
        await().until(() -> !covered.isAlive());
        await().until(() -> begun.get() == 2);
        assertThat(missed.isAlive()).isTrue();

        mayEnd.release();
        await().until(() -> !missed.isAlive());
    }

    @Test
    void whatIsBeingCommittedIsWaitedForAsItMayBeSeenAlready() {
        var isSeen = new Semaphore(0);
        var mayCommit = new Semaphore(0);
        var writer = Thread.ofPlatform()
                .daemon()
                .start(() -> commit(() -> {
                    isSeen.release();
                    mayCommit.acquireUninterruptibly();
                }));
        isSeen.acquireUninterruptibly();
        var reader = waiting(disk.due());
        await().until(() -> reader.getState() == Thread.State.WAITING);
        assertThat(begun).as("a sync that may not cover it").hasValue(0);

        mayCommit.release();
        await().until(() -> begun.get() == 1);
        assertThat(reader.isAlive()).isTrue();
        mayEnd.release();
        await().until(() -> !reader.isAlive() && !writer.isAlive());
        disk.await(disk.due(), 0);
        assertThat(begun).hasValue(1);
    }

    @Test
    void whoeverIsAskedBeforeACommitOrHearsOfItMayWaitForTheDisk() {
        committed();
        mayEnd.release(2);
        new TransactionTemplate(new NoDatabase(disk, () -> {})).executeWithoutResult(status -> {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void beforeCommit(boolean readOnly) {
                    waitOnAnotherThread();
                }

                @Override
                public void afterCommit() {
                    waitOnAnotherThread();
                }
            });
            disk.watch(true);
        });

        assertThat(begun).hasValue(2);
    }

    private void waitOnAnotherThread() {
        var other = waiting(disk.due());
        await().until(() -> !other.isAlive());
    }

    @Test
    void whatIsRolledBackHoldsUpNobody() {
        mayEnd.release();
        assertThatIllegalStateException()
                .isThrownBy(() -> commit(() -> {
                    throw new IllegalStateException("Refused by the database");
                }));

        var lost = disk.lost();
        disk.await(committed(), lost);
        assertThat(begun).hasValue(1);
    }

    @Test
    void whoeverMayHaveSeenWhatWasNotStoredIsRefusedAndNobodyLater() {
        mayEnd.release(2);
        for (var isDue : List.of(true, false)) {
            var isSeen = new Semaphore(0);
            var mayFail = new Semaphore(0);
            var lostBefore = disk.lost();
            var writer = Thread.ofPlatform()
                    .daemon()
                    .start(() -> assertThatIllegalStateException()
                            .isThrownBy(() -> commit(isDue, () -> {
                                isSeen.release();
                                mayFail.acquireUninterruptibly();
                                throw new IllegalStateException("The disk is full");
                            })));
            isSeen.acquireUninterruptibly();
            var reader = new FutureTask<>(() -> disk.await(disk.due(), lostBefore), true);
            var reads = Thread.ofPlatform().daemon().start(reader);
            await().until(() -> reads.getState() == Thread.State.WAITING);

            mayFail.release();
            assertThatThrownBy(reader::get).hasCauseInstanceOf(DataAccessResourceFailureException.class);
            await().until(() -> !writer.isAlive());
            disk.await(disk.due(), disk.lost());
        }
    }

    @Test
    void whatIsRolledBackBeforeItsCommitWasSeenByNobody() {
        assertThatIllegalStateException()
                .isThrownBy(() -> new TransactionTemplate(new NoDatabase(disk, () -> {}))
                        .executeWithoutResult(status -> {
                            disk.watch(true);
                            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                                @Override
                                public void beforeCommit(boolean readOnly) {
                                    throw new IllegalStateException("Refused by somebody who listens");
                                }
                            });
                        }));

        assertThat(disk.lost()).isZero();
    }

    @Test
    void oneAfterTheOtherSyncsEachTime() {
        mayEnd.release(3);
        for (var number = 1; number <= 3; number++) {
            disk.await();
            assertThat(begun).hasValue(number);
        }
    }

    @Test
    void whatTheDatabaseThrowsReachesWhoeverAskedAndTheNextTriesAgain() {
        var fails = new ArrayList<>(List.of(true, false));
        var failing = new GroupSync(true, () -> {
            if (fails.removeFirst()) {
                throw new IllegalStateException("The disk is full");
            }
        });

        assertThatIllegalStateException().isThrownBy(failing::await);
        failing.await();

        assertThat(fails).isEmpty();
    }

    @Test
    void nothingIsDoneWhereTheDatabaseSyncsByItself() {
        var database = new GroupSync(false, begun::incrementAndGet);
        new TransactionTemplate(new NoDatabase(database, () -> {}))
                .executeWithoutResult(status -> database.watch(true));
        database.await();
        database.await(database.due(), 0);

        assertThat(begun).hasValue(0);
    }

    private Thread waiting(long commits) {
        return Thread.ofPlatform().daemon().start(() -> disk.await(commits, disk.lost()));
    }

    private Thread waitingForAll() {
        return Thread.ofPlatform().daemon().start(disk::await);
    }

    private long committed() {
        commit(() -> {});
        return disk.due();
    }

    private void commit(Runnable commit) {
        commit(true, commit);
    }

    private void commit(boolean isDue, Runnable commit) {
        new TransactionTemplate(new NoDatabase(disk, commit)).executeWithoutResult(status -> disk.watch(isDue));
    }
}
