package io.parley.realtime;

import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The bounded queue of one subscriber, drained by at most one thread at a time. */
final class Mailbox<E> implements Subscription {

    private static final Logger log = LoggerFactory.getLogger(Mailbox.class);

    private final Class<E> eventType;
    private final Consumer<List<E>> handler;
    private final Executor executor;
    private final Consumer<Mailbox<?>> onClose;

    private final ArrayDeque<E> waiting = new ArrayDeque<>(2);
    private boolean draining;
    private boolean closed;

    Mailbox(Class<E> eventType, Consumer<List<E>> handler, Executor executor, Consumer<Mailbox<?>> onClose) {
        this.eventType = eventType;
        this.handler = handler;
        this.executor = executor;
        this.onClose = onClose;
    }

    void offer(Object event) {
        synchronized (waiting) {
            if (closed) {
                return;
            }
            if (waiting.size() == Broadcaster.MAILBOX_CAPACITY) {
                waiting.removeFirst();
            }
            waiting.addLast(eventType.cast(event));
            if (draining) {
                return;
            }
            draining = true;
        }
        executor.execute(this::drain);
    }

    private void drain() {
        for (var batch = take(); !batch.isEmpty(); batch = take()) {
            try {
                handler.accept(batch);
            } catch (RuntimeException | Error e) {
                log.error("A subscriber of {} failed", eventType.getSimpleName(), e);
            }
        }
    }

    private List<E> take() {
        synchronized (waiting) {
            var batch = closed ? List.<E>of() : List.copyOf(waiting);
            waiting.clear();
            draining = !batch.isEmpty();
            return batch;
        }
    }

    @Override
    public void close() {
        synchronized (waiting) {
            if (closed) {
                return;
            }
            closed = true;
            waiting.clear();
        }
        onClose.accept(this);
    }
}
