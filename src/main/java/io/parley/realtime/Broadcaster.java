package io.parley.realtime;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.springframework.stereotype.Service;

/**
 * Hands events to the subscribers of a topic on this node.
 *
 * <p>An event is a hint that the database has moved, never the content itself. Each subscriber has a mailbox of its own,
 * drained in order on a virtual thread of its own, so {@link #publish} returns at once and a subscriber that is stuck or
 * dead delays nobody. A mailbox holds at most {@value #MAILBOX_CAPACITY} events; when more arrive, the oldest are
 * dropped, which is safe because a subscriber that gets any hint asks the database for all that it has missed.
 */
@Service
public class Broadcaster {

    /** The most events that wait for one subscriber. */
    static final int MAILBOX_CAPACITY = 64;

    private final ConcurrentMap<Topic<?>, List<Mailbox<?>>> mailboxes = new ConcurrentHashMap<>();
    private final Executor executor;

    Broadcaster(DeliveryThreads executor) {
        this.executor = executor;
    }

    /**
     * Subscribes to a topic.
     *
     * @param handler gets the waiting events, oldest first, never empty and never from two threads at once; what it
     *     throws is logged and ends nothing
     */
    public <E> Subscription subscribe(Topic<E> topic, Consumer<List<E>> handler) {
        var mailbox = new Mailbox<>(topic.eventType(), handler, executor, closed -> remove(topic, closed));
        mailboxes.compute(topic, (key, present) -> {
            var all = present == null ? new CopyOnWriteArrayList<Mailbox<?>>() : present;
            all.add(mailbox);
            return all;
        });
        return mailbox;
    }

    /** Puts an event into the mailbox of everyone who is subscribed now; runs none of their code. */
    public <E> void publish(Topic<E> topic, E event) {
        for (var mailbox : mailboxes.getOrDefault(topic, List.of())) {
            mailbox.offer(event);
        }
    }

    /** How many subscriptions there are on this node, for the metrics and the leak tests. */
    public int subscriptionCount() {
        return new ArrayList<>(mailboxes.values()).stream().mapToInt(List::size).sum();
    }

    private void remove(Topic<?> topic, Mailbox<?> closed) {
        mailboxes.computeIfPresent(topic, (key, all) -> {
            all.remove(closed);
            return all.isEmpty() ? null : all;
        });
    }
}
