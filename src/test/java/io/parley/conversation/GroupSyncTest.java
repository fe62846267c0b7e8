package io.parley.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GroupSyncTest {

    private final AtomicInteger begun = new AtomicInteger();
    private final Semaphore mayEnd = new Semaphore(0);
    private final GroupSync disk = new GroupSync(true, () -> {
        begun.incrementAndGet();
        mayEnd.acquireUninterruptibly();
    });

    @Test
    void whoeverWaitsWhileOneRunsSharesTheNext() {
        var first = commit();
        await().until(() -> begun.get() == 1);
        var others = IntStream.range(0, 64).mapToObj(number -> commit()).toList();
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
        var covered = disk.committed();
        var first = waiting(covered);
        await().until(() -> begun.get() == 1);
        var late = waiting(covered);
        await().until(() -> late.getState() == Thread.State.WAITING);
        assertThat(disk.due()).isEqualTo(covered);

        mayEnd.release();
        await().until(() -> !first.isAlive() && !late.isAlive());
        disk.await(covered);
        assertThat(begun).hasValue(1);
    }

    @Test
    void whatIsCommittedWhileOneRunsNeedsTheNext() {
        var covered = waiting(disk.committed());
        await().until(() -> begun.get() == 1);
        var missed = waiting(disk.committed());

        mayEnd.release();
        await().until(() -> !covered.isAlive());
        await().until(() -> begun.get() == 2);
        assertThat(missed.isAlive()).isTrue();

        mayEnd.release();
        await().until(() -> !missed.isAlive());
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
        new GroupSync(false, begun::incrementAndGet).await();

        assertThat(begun).hasValue(0);
    }

    private Thread waiting(long commits) {
        return Thread.ofPlatform().daemon().start(() -> disk.await(commits));
    }

    private Thread commit() {
        return Thread.ofPlatform().daemon().start(disk::await);
    }
}
