package io.parley.api;

import io.parley.account.UserId;
import io.parley.conversation.ConversationId;
import io.parley.conversation.ConversationNews;
import io.parley.conversation.ConversationNews.Reached;
import io.parley.conversation.ConversationService;
import io.parley.conversation.InboxEvent.ConversationChanged;
import io.parley.conversation.Message;
import io.parley.conversation.NoSuchConversationException;
import io.parley.realtime.DeliveryThreads;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one socket equal to the database. It holds of each conversation the revision that it has told, and when hinted
 * at a higher one tells what lies between. However many hints come, one catch-up runs at a time, and each conversation waits
 * for it once.
 */
final class Feed {

    private static final Logger log = LoggerFactory.getLogger(Feed.class);

    /** Hints about a conversation overtake each other by fewer revisions than this; what was told already may be told again. */
    private static final int OVERTAKING = 64;

    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Reached UNTOLD = new Reached(-1, -1);

    /** What the socket has been told of one conversation. */
    private static final class Held {
        private long rev;
        private Reached mine = UNTOLD;
        /** What the program says just now of itself, whatever will become of it. */
        private Reached confirming = UNTOLD;

        private Reached theirs = UNTOLD;

        Held(long rev) {
            this.rev = rev;
        }
    }

    /** What asks for a catch-up: the highest revision hinted at, or the program that has come back. */
    private record Reason(long rev, boolean resumed) {

        Reason merge(Reason other) {
            return new Reason(Math.max(rev, other.rev), resumed || other.resumed);
        }
    }

    private final UserId user;
    private final ConversationService conversations;
    private final DeliveryThreads threads;
    private final FrameQueue out;
    private final Runnable onStuck;

    private final Map<ConversationId, Held> held = new HashMap<>(4);
    private final Map<ConversationId, Reason> waiting = new LinkedHashMap<>(2);
    /** Whether the conversations of the person were few enough to know them all from the beginning. */
    private boolean knowsAll;

    private boolean begun;
    private boolean checking;
    private boolean running;
    private boolean closed;

    /** @param onStuck runs when the program does not take what it has missed */
    Feed(UserId user, ConversationService conversations, DeliveryThreads threads, FrameQueue out, Runnable onStuck) {
        this.user = user;
        this.conversations = conversations;
        this.threads = threads;
        this.out = out;
        this.onStuck = onStuck;
    }

    /** Begins to tell; what was hinted at before has waited for it. */
    void begin(Beginning beginning) {
        synchronized (this) {
            knowsAll = beginning.knowsAll();
            beginning.passedOver().forEach((id, rev) -> held.put(id, new Held(rev)));
            beginning.told().forEach((id, rev) -> {
                held.put(id, new Held(rev));
                waiting.merge(id, new Reason(0, true), Reason::merge);
            });
            begun = true;
        }
        run();
    }

    synchronized boolean hasBegun() {
        return begun;
    }

    /** Notes a hint, which {@link #follow} acts on. */
    synchronized void hinted(ConversationChanged hint) {
        var known = held.get(hint.conversationId());
        if (!closed && (known == null || known.rev < hint.rev())) {
            waiting.merge(hint.conversationId(), new Reason(hint.rev(), false), Reason::merge);
        }
    }

    /** Catches up on this thread, which may wait for the database and has nothing else to do, unless another one does it. */
    void follow() {
        if (isToRun()) {
            catchUp();
        }
    }

    /** Looks for what no hint has told of. */
    void check() {
        synchronized (this) {
            checking = true;
        }
        run();
    }

    /**
     * The program has been told of its own message by the answer to it, unless that is a message of before which has changed
     * since, or passes on what somebody wrote: the answer does not tell how it reads.
     */
    synchronized void sent(Message message) {
        if (message.isChanged()
                || message.marks().forwarded()
                || !message.marks().reactions().isEmpty()) {
            return;
        }
        var known = held.get(message.conversationId());
        if (known == null && message.rev() == 1) {
            held.put(message.conversationId(), new Held(1));
        } else if (known != null && known.rev == message.rev() - 1) {
            known.rev = message.rev();
        }
    }

    /** The program confirms this, so that it is not told of it until {@link #confirmed} says what has become of it. */
    synchronized void confirming(ConversationId id, Reached upTo) {
        var known = held.get(id);
        if (known != null) {
            known.confirming = new Reached(Math.max(upTo.deliveredUpTo(), upTo.readUpTo()), upTo.readUpTo());
        }
    }

    /** The program has come so far by what it has confirmed. */
    synchronized void confirmed(ConversationId id, Reached reached) {
        var known = held.get(id);
        if (known != null) {
            known.confirming = UNTOLD;
            known.mine = furthest(known.mine, reached);
        }
    }

    private static Reached furthest(Reached one, Reached other) {
        return new Reached(
                Math.max(one.deliveredUpTo(), other.deliveredUpTo()), Math.max(one.readUpTo(), other.readUpTo()));
    }

    synchronized void close() {
        closed = true;
        waiting.clear();
        held.clear();
    }

    private void run() {
        if (isToRun()) {
            threads.execute(this::catchUp);
        }
    }

    private synchronized boolean isToRun() {
        if (!begun || running || closed || (waiting.isEmpty() && !checking)) {
            return false;
        }
        running = true;
        return true;
    }

    private void catchUp() {
        for (var next = take(); next != null; next = take()) {
            try {
                tell(next.getKey(), next.getValue());
            } catch (RuntimeException e) {
                log.warn("A socket could not catch up; it tries again", e);
                later(next.getKey(), next.getValue());
                return;
            }
        }
    }

    private void later(ConversationId id, Reason reason) {
        synchronized (this) {
            if (!closed) {
                waiting.merge(id, reason, Reason::merge);
            }
            running = false;
        }
        threads.executeAfter(PAUSE, this::run);
    }

    private Map.@Nullable Entry<ConversationId, Reason> take() {
        while (true) {
            synchronized (this) {
                var entries = waiting.entrySet().iterator();
                if (!closed && entries.hasNext()) {
                    var next = entries.next();
                    var entry = Map.entry(next.getKey(), next.getValue());
                    entries.remove();
                    return entry;
                }
                running = checking && !closed;
                if (!running) {
                    return null;
                }
                checking = false;
            }
            compare();
        }
    }

    private void compare() {
        try {
            for (var now : threads.read(() -> conversations.revisions(user))) {
                hinted(new ConversationChanged(now.id(), now.peer(), now.rev()));
            }
        } catch (RuntimeException e) {
            log.warn("A socket could not look for what it has missed; the next check does", e);
        }
    }

    private void tell(ConversationId id, Reason reason) {
        try {
            var more = true;
            for (var page = 0; more; page++) {
                if (reason.resumed() && !isTaken()) {
                    return;
                }
                var from = toldUpTo(id, reason);
                if (from >= reason.rev() && !reason.resumed()) {
                    return;
                }
                var news = newsAfter(id, from, reason);
                more = news.more();
                if (!tellHidden(news) || !tellMessages(news, reason.resumed() || more || page > 0)) {
                    return;
                }
                tellReceipts(news, hold(news, reason.resumed() && page == 0));
            }
        } catch (NoSuchConversationException e) {
            synchronized (this) {
                held.remove(id);
            }
            out.send(Frames.error(FrameCode.NO_CONVERSATION, "There is no such conversation", Subject.of(id)));
        }
    }

    /** Of a hint there is mostly nothing to be read; who comes back comes with many others. */
    private ConversationNews newsAfter(ConversationId id, long rev, Reason reason) {
        return reason.resumed()
                ? threads.read(() -> conversations.newsAfter(user, id, rev))
                : conversations.newsAfter(user, id, rev);
    }

    private synchronized long toldUpTo(ConversationId id, Reason reason) {
        return held.computeIfAbsent(id, unknown -> new Held(begunAt(reason.rev()))).rev;
    }

    /** A conversation unknown so far is new, and all of it is told; or it is one of too many to have known it. */
    private long begunAt(long rev) {
        return knowsAll ? 0 : Math.max(0, rev - OVERTAKING);
    }

    /** @param paced whether to wait for a program that is slow, because it has missed more than the queue holds */
    private boolean tellMessages(ConversationNews news, boolean paced) {
        for (var message : news.messages()) {
            if (paced && !isTaken()) {
                return false;
            }
            out.send(Frames.message(message));
        }
        return true;
    }

    /** Before the messages: these have revisions, and whoever holds the last of them is told nothing again of what was before. */
    private boolean tellHidden(ConversationNews news) {
        for (var seq : news.hidden()) {
            if (!isTaken()) {
                return false;
            }
            out.send(Frames.hidden(news.id(), seq));
        }
        return true;
    }

    private boolean isTaken() {
        if (out.awaitRoom(PATIENCE)) {
            return true;
        }
        onStuck.run();
        return false;
    }

    /** @param claimed whether what was held so far is what the program has claimed, which may be more than there is */
    private synchronized Held hold(ConversationNews news, boolean claimed) {
        var known = held.computeIfAbsent(news.id(), id -> new Held(0));
        known.rev = claimed ? news.rev() : Math.max(known.rev, news.rev());
        return known;
    }

    private void tellReceipts(ConversationNews news, Held known) {
        if (news.more()) {
            return;
        }
        boolean theirsMoved;
        boolean mineMoved;
        synchronized (this) {
            theirsMoved = !news.theirs().equals(known.theirs);
            mineMoved =
                    news.mine().deliveredUpTo() > Math.max(known.mine.deliveredUpTo(), known.confirming.deliveredUpTo())
                            || news.mine().readUpTo() > Math.max(known.mine.readUpTo(), known.confirming.readUpTo());
            known.theirs = news.theirs();
            known.mine = mineMoved ? news.mine() : known.mine;
        }
        if (theirsMoved) {
            out.send(Frames.receipt(news.id(), news.rev(), news.peer(), news.theirs()));
        }
        if (mineMoved) {
            out.send(Frames.receipt(news.id(), news.rev(), user, news.mine()));
        }
    }
}
