package io.parley.conversation.ui;

import io.parley.account.UserId;
import io.parley.conversation.ClientMessageId;
import io.parley.conversation.Draft;
import io.parley.conversation.Message;
import io.parley.conversation.MessageRefusedException;
import io.parley.conversation.MessageService;
import io.parley.conversation.NewMessage;
import io.parley.realtime.DeliveryThreads;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes what is written on one screen to the database, one after another and outside the session lock.
 *
 * <p>A send whose outcome is unknown, because the database did not answer, is tried again with the same client id for
 * as long as the screen shows it as "sending". What the database refuses is not tried again.
 */
final class Outbox {

    /** After this a message that is still unanswered is shown as failed. */
    static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Duration PAUSE = Duration.ofMillis(500);

    private static final Logger log = LoggerFactory.getLogger(Outbox.class);

    /** Hears what became of a message, on any thread. */
    interface Listener {

        void sent(Message message);

        /** The name belongs to another message, which is stored; this one is not. */
        void taken(NewMessage message, Message stored);

        void refused(ClientMessageId clientId, MessageRefusedException refusal);

        /** Nothing is known after {@link #PATIENCE}; the message may yet turn out to be stored. */
        void unanswered(ClientMessageId clientId);
    }

    private static final class Parcel {

        private final ClientMessageId clientId;
        private final NewMessage message;
        private final long giveUpAt = System.nanoTime() + PATIENCE.toNanos();

        /** It has been answered or withdrawn. */
        private volatile boolean settled;

        private Parcel(ClientMessageId clientId, NewMessage message) {
            this.clientId = clientId;
            this.message = message;
        }
    }

    private final DeliveryThreads threads;
    private final MessageService messages;
    private final UserId author;
    private final UserId recipient;
    private final Listener listener;

    private final ArrayDeque<Parcel> waiting = new ArrayDeque<>();
    private @Nullable Draft draft;
    private @Nullable Parcel onItsWay;
    private boolean working;

    Outbox(DeliveryThreads threads, MessageService messages, UserId author, UserId recipient, Listener listener) {
        this.threads = threads;
        this.messages = messages;
        this.author = author;
        this.recipient = recipient;
        this.listener = listener;
    }

    /** Sends a message after those that wait; returns at once. */
    void send(ClientMessageId clientId, NewMessage message) {
        var parcel = new Parcel(clientId, message);
        synchronized (this) {
            waiting.addLast(parcel);
        }
        threads.executeAfter(PATIENCE, () -> {
            if (!parcel.settled) {
                listener.unanswered(clientId);
            }
        });
        work();
    }

    /** Sends a message no more, unless the database is being asked just now: then its answer is heard as ever. */
    synchronized void withdraw(ClientMessageId clientId) {
        Stream.concat(waiting.stream(), Stream.ofNullable(onItsWay))
                .filter(parcel -> parcel.clientId.equals(clientId))
                .forEach(parcel -> parcel.settled = true);
    }

    /** Keeps a draft, in place of one that waits; returns at once. */
    void keep(Draft latest) {
        synchronized (this) {
            draft = latest;
        }
        work();
    }

    private void work() {
        synchronized (this) {
            if (working) {
                return;
            }
            working = true;
        }
        threads.execute(this::run);
    }

    private void run() {
        for (var task = next(); task != null; task = next()) {
            try {
                task.run();
            } catch (RuntimeException e) {
                log.error("What a screen wrote could not be handled", e);
            }
        }
    }

    private synchronized @Nullable Runnable next() {
        var parcel = waiting.pollFirst();
        onItsWay = parcel;
        if (parcel != null) {
            return () -> deliver(parcel);
        }
        var latest = draft;
        draft = null;
        if (latest != null) {
            return () -> messages.keepDraft(author, recipient, latest);
        }
        working = false;
        return null;
    }

    private void deliver(Parcel parcel) {
        while (!parcel.settled) {
            try {
                var stored = messages.send(author, recipient, parcel.clientId, parcel.message);
                parcel.settled = true;
                if (parcel.message.isStoredAs(stored)) {
                    listener.sent(stored);
                } else {
                    listener.taken(parcel.message, stored);
                }
                return;
            } catch (MessageRefusedException refusal) {
                parcel.settled = true;
                listener.refused(parcel.clientId, refusal);
                return;
            } catch (RuntimeException unknown) {
                if (System.nanoTime() - parcel.giveUpAt >= 0) {
                    log.warn("A message could not be stored", unknown);
                    return;
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }
}
