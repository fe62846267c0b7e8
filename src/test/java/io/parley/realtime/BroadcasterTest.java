package io.parley.realtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BroadcasterTest {

    private static final Topic<Integer> INBOX = new Topic<>("inbox/1", Integer.class);
    private static final Topic<Integer> OTHER_INBOX = new Topic<>("inbox/2", Integer.class);

    private final Broadcaster broadcaster = new Broadcaster(new DeliveryThreads());
    private final List<Integer> received = new CopyOnWriteArrayList<>();

    @Test
    void everySubscriberOfTheTopicIsToldInOrder() {
        var others = new CopyOnWriteArrayList<Integer>();
        broadcaster.subscribe(INBOX, received::addAll);
        broadcaster.subscribe(INBOX, others::addAll);
        var expected = IntStream.range(0, 40).boxed().toList();

        expected.forEach(number -> broadcaster.publish(INBOX, number));

        await().untilAsserted(() -> assertThat(received).isEqualTo(expected));
        await().untilAsserted(() -> assertThat(others).isEqualTo(expected));
    }

    @Test
    void nobodyIsToldOfAnotherTopic() {
        broadcaster.subscribe(INBOX, received::addAll);

        broadcaster.publish(OTHER_INBOX, 1);
        broadcaster.publish(INBOX, 2);

        await().untilAsserted(() -> assertThat(received).containsExactly(2));
    }

    @Test
    void aTopicWithoutSubscribersIsPublishedToNobody() {
        broadcaster.publish(INBOX, 1);
        broadcaster.subscribe(INBOX, received::addAll);
        broadcaster.publish(INBOX, 2);

        await().untilAsserted(() -> assertThat(received).containsExactly(2));
    }

    @Test
    void aStuckSubscriberDelaysNobody() {
        var stuck = new Stuck();
        broadcaster.subscribe(INBOX, stuck);
        broadcaster.subscribe(INBOX, received::addAll);
        broadcaster.publish(INBOX, 0);
        await().until(() -> stuck.batches.size() == 1);

        IntStream.rangeClosed(1, 1_000).forEach(number -> broadcaster.publish(INBOX, number));

        await().until(() -> received.contains(1_000));
        assertThat(stuck.batches).hasSize(1);
        stuck.release();
    }

    @Test
    void aMailboxKeepsTheNewestEventsAndNoMoreThanItHolds() {
        var stuck = new Stuck();
        broadcaster.subscribe(INBOX, stuck);
        broadcaster.publish(INBOX, 0);
        await().until(() -> stuck.batches.size() == 1);

        IntStream.rangeClosed(1, 1_000).forEach(number -> broadcaster.publish(INBOX, number));
        stuck.release();

        var newest = IntStream.rangeClosed(1_001 - Broadcaster.MAILBOX_CAPACITY, 1_000)
                .boxed()
                .toList();
        await().untilAsserted(() -> assertThat(stuck.batches).containsExactly(List.of(0), newest));
    }

    @Test
    void aSubscriberIsNeverCalledFromTwoThreadsAtOnce() {
        var inside = new AtomicInteger();
        var crowds = new AtomicInteger();
        broadcaster.subscribe(INBOX, batch -> {
            if (inside.incrementAndGet() > 1) {
                crowds.incrementAndGet();
            }
            Thread.yield();
            received.addAll(batch);
            inside.decrementAndGet();
        });

        var publishers = IntStream.range(0, 8)
                .mapToObj(publisher -> Thread.ofVirtual()
                        .start(() -> IntStream.range(0, 500).forEach(number -> broadcaster.publish(INBOX, number))))
                .toList();
        for (var publisher : publishers) {
            await().until(() -> !publisher.isAlive());
        }
        broadcaster.publish(INBOX, -1);

        await().until(() -> received.contains(-1));
        assertThat(crowds).hasValue(0);
    }

    @Test
    void publishingRunsNoCodeOfASubscriber() {
        var threads = new CopyOnWriteArrayList<Thread>();
        broadcaster.subscribe(INBOX, batch -> threads.add(Thread.currentThread()));

        broadcaster.publish(INBOX, 1);

        await().until(() -> !threads.isEmpty());
        assertThat(threads).doesNotContain(Thread.currentThread());
        assertThat(threads.getFirst().isVirtual()).isTrue();
    }

    @Test
    void whatASubscriberThrowsEndsNothing() {
        broadcaster.subscribe(INBOX, batch -> {
            received.addAll(batch);
            if (batch.contains(1)) {
                throw new IllegalStateException("on purpose");
            }
            if (batch.contains(2)) {
                throw new StackOverflowError("on purpose");
            }
        });

        for (var number = 1; number <= 3; number++) {
            var last = number;
            broadcaster.publish(INBOX, last);
            await().until(() -> received.contains(last));
        }
    }

    @Test
    void afterClosingNothingIsHandedOver() {
        var stuck = new Stuck();
        var subscription = broadcaster.subscribe(INBOX, stuck);
        broadcaster.subscribe(INBOX, received::addAll);
        broadcaster.publish(INBOX, 1);
        await().until(() -> stuck.batches.size() == 1);
        broadcaster.publish(INBOX, 2);

        subscription.close();
        subscription.close();
        stuck.release();
        broadcaster.publish(INBOX, 3);

        await().until(() -> received.contains(3));
        await().until(() -> stuck.left.get() == 1);
        assertThat(stuck.batches).containsExactly(List.of(1));
        assertThat(broadcaster.subscriptionCount()).isEqualTo(1);
    }

    @Test
    void aSubscriberMayCloseItselfWhileItIsTold() {
        var self = new ArrayList<Subscription>();
        self.add(broadcaster.subscribe(INBOX, batch -> {
            received.addAll(batch);
            self.getFirst().close();
        }));

        broadcaster.publish(INBOX, 1);
        await().until(() -> broadcaster.subscriptionCount() == 0);
        broadcaster.publish(INBOX, 2);

        assertThat(received).containsExactly(1);
    }

    @Test
    void aThousandSubscriptionsThatAreClosedLeaveNothing() {
        var subscriptions = IntStream.range(0, 1_000)
                .mapToObj(number ->
                        broadcaster.subscribe(new Topic<>("inbox/" + number % 100, Integer.class), received::addAll))
                .toList();
        assertThat(broadcaster.subscriptionCount()).isEqualTo(1_000);

        subscriptions.parallelStream().forEach(Subscription::close);

        assertThat(broadcaster.subscriptionCount()).isZero();
    }

    @Test
    void onlyEventsOfTheTopicsTypeArePublished() {
        broadcaster.subscribe(INBOX, received::addAll);
        @SuppressWarnings({"unchecked", "rawtypes"})
        Topic<Object> untyped = (Topic) INBOX;

        assertThatThrownBy(() -> broadcaster.publish(untyped, "no number")).isInstanceOf(ClassCastException.class);
    }

    /** Stands still with its first batch in hand until it is released. */
    private static final class Stuck implements Consumer<List<Integer>> {

        private final CountDownLatch released = new CountDownLatch(1);
        private final List<List<Integer>> batches = new CopyOnWriteArrayList<>();
        private final AtomicInteger left = new AtomicInteger();

        void release() {
            released.countDown();
        }

        @Override
        public void accept(List<Integer> batch) {
            batches.add(batch);
            try {
                released.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            left.incrementAndGet();
        }
    }
}
