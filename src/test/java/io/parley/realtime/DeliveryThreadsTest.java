package io.parley.realtime;

import static java.lang.Thread.State.TIMED_WAITING;
import static java.lang.Thread.State.WAITING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.parley.account.UserId;
import io.parley.conversation.ConversationId;
import io.parley.conversation.ConversationService;
import io.parley.conversation.NoSuchConversationException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.transaction.support.TransactionSynchronizationManager;

@SpringBootTest
class DeliveryThreadsTest {

    private static final UserId NOBODY = new UserId(1);

    @Autowired
    private DeliveryThreads threads;

    @Autowired
    private ConversationService conversations;

    @Test
    void whatIsReadTogetherIsReadInOneTransactionThatWritesNothing() {
        var readOnly = new AtomicBoolean();

        readTogether(() -> {
            conversations.list(NOBODY);
            readOnly.set(TransactionSynchronizationManager.isActualTransactionActive()
                    && TransactionSynchronizationManager.isCurrentTransactionReadOnly());
        });

        assertThat(readOnly).isTrue();
    }

    @Test
    void whatFailsInItMakesTheRestNoWorse() {
        var read = new ArrayList<List<?>>();

        readTogether(
                () -> assertThatThrownBy(() -> conversations.changesAfter(NOBODY, new ConversationId(1), 0))
                        .isInstanceOf(NoSuchConversationException.class),
                () -> read.add(conversations.list(NOBODY)));

        assertThat(read).containsExactly(List.of());
    }

    @Test
    void howeverManyReadForScreensOthersGetAConnection() throws InterruptedException {
        var read = new AtomicInteger();
        var end = new CountDownLatch(1);
        var screens = IntStream.range(0, 30)
                .mapToObj(number -> Thread.ofVirtual()
                        .start(() -> readTogether(() -> {
                            conversations.list(NOBODY);
                            read.incrementAndGet();
                            awaitUninterruptibly(end);
                        })))
                .toList();
        await().until(() -> read.get() > 0
                && screens.stream().map(Thread::getState).allMatch(Set.of(WAITING, TIMED_WAITING)::contains));

        assertThat(conversations.list(NOBODY)).isEmpty();

        assertThat(read).hasValueLessThan(screens.size());
        end.countDown();
        for (var screen : screens) {
            screen.join();
        }
        assertThat(read).hasValue(screens.size());
    }

    private void readTogether(Runnable... reads) {
        var next = List.of(reads).iterator();
        threads.readTogether(() -> next.hasNext() ? Optional.of(next.next()) : Optional.empty());
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
