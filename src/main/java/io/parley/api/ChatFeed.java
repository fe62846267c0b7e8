package io.parley.api;

import io.parley.account.UserId;
import io.parley.conversation.ConversationId;
import io.parley.conversation.ConversationNews;
import io.parley.conversation.ConversationNews.Reached;
import io.parley.conversation.ConversationService;
import io.parley.conversation.Message;
import io.parley.realtime.DeliveryThreads;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the socket of one conversation equal to the database. Behind every message of the peer goes a ping with its seq:
 * whoever answers it holds the message.
 */
final class ChatFeed {

    private static final Logger log = LoggerFactory.getLogger(ChatFeed.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Reached NOTHING = new Reached(0, 0);

    private final UserId user;
    private final UserId peer;
    private final ConversationService conversations;
    private final DeliveryThreads threads;
    private final FrameQueue out;
    private final Runnable onStuck;
    private final CountDownLatch begunOrClosed = new CountDownLatch(1);

    private boolean wanted;
    private boolean running;
    private boolean closed;
    private volatile @Nullable ConversationId id;
    private volatile long pinged;

    /** Confined to the catch-up that runs. */
    private boolean begun;

    private long rev;

    /** The last message that the client has or knows from elsewhere. */
    private long known;

    private Reached mine = NOTHING;
    private Reached theirs = NOTHING;

    ChatFeed(
            UserId user,
            UserId peer,
            ConversationService conversations,
            DeliveryThreads threads,
            FrameQueue out,
            Runnable onStuck) {
        this.user = user;
        this.peer = peer;
        this.conversations = conversations;
        this.threads = threads;
        this.out = out;
        this.onStuck = onStuck;
    }

    /** The conversation, once anybody has written. */
    @Nullable
    ConversationId conversation() {
        return id;
    }

    /** What the other side holds that has answered a ping: no more than it was told, whatever the answer says. */
    long confirmed(ByteBuffer pong) {
        return pong.remaining() == Long.BYTES ? Math.min(pong.getLong(pong.position()), pinged) : 0;
    }

    /** Asks for a catch-up; returns at once. */
    void request() {
        synchronized (this) {
            wanted = true;
            if (running || closed) {
                return;
            }
            running = true;
        }
        threads.execute(this::run);
    }

    /**
     * Waits until it is known from where on the client is told everything, or nothing is told any more. What is stored before
     * that counts as known to the client, so it must not say anything that is stored earlier.
     */
    void awaitBeginning() {
        try {
            begunOrClosed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    synchronized void close() {
        closed = true;
        begunOrClosed.countDown();
    }

    private void run() {
        while (isToRun()) {
            try {
                catchUp();
            } catch (RuntimeException e) {
                log.warn("A socket could not catch up; it tries again", e);
                synchronized (this) {
                    running = false;
                }
                threads.executeAfter(PAUSE, this::request);
                return;
            }
        }
    }

    private synchronized boolean isToRun() {
        running = wanted && !closed;
        wanted = false;
        return running;
    }

    private void catchUp() {
        if (id == null) {
            id = conversations.between(user, peer).orElse(null);
        }
        var conversation = id;
        if (conversation != null && !begun) {
            begin(conversation);
        }
        begun = true;
        begunOrClosed.countDown();
        if (conversation != null) {
            for (var more = true; more; ) {
                var news = conversations.newsAfter(user, conversation, rev);
                more = news.more();
                tell(news);
            }
        }
    }

    /**
     * What nobody has confirmed is told; whatever is older the client knows from elsewhere, and looks at from now on. Begun anew, it
     * goes on after what was told before it failed.
     */
    private void begin(ConversationId conversation) {
        var now = threads.read(() -> conversations.newsAfter(user, conversation, Long.MAX_VALUE));
        var latest = threads.read(() -> conversations.latest(user, conversation)).messages().stream()
                .filter(message -> message.rev() <= now.rev())
                .toList();
        known = last(latest.stream());
        each(
                conversation,
                Math.max(now.mine().deliveredUpTo(), pinged),
                known,
                this::isOfPeer,
                message -> tell(message, now.mine()));
        var unread = last(latest.stream().filter(this::isOfPeer));
        if (unread > Math.max(now.mine().readUpTo(), pinged)) {
            ping(unread);
        }
        rev = now.rev();
        mine = now.mine();
        theirs = now.theirs();
    }

    /** Of notices these clients know nothing. */
    private void tell(ConversationNews news) {
        for (var message : news.messages()) {
            if (message.seq() <= known && message.marks().lifetime().isEmpty()) {
                out.send(ChatFrames.changed(message));
            } else if (message.seq() > known && message.isThere()) {
                tell(message, message.senderId().equals(user) ? news.theirs() : news.mine());
            }
        }
        known = Math.max(known, last(news.messages().stream()));
        if (!news.more()) {
            tellMoves(news.id(), theirs, news.theirs(), user);
            tellMoves(news.id(), mine, news.mine(), peer);
            theirs = news.theirs();
            mine = news.mine();
        }
        rev = news.rev();
    }

    private boolean tell(Message message, Reached recipients) {
        if (!isTaken()) {
            return false;
        }
        out.send(ChatFrames.message(message, recipients));
        if (message.senderId().equals(peer)) {
            ping(message.seq());
        }
        return true;
    }

    private void ping(long seq) {
        pinged = Math.max(pinged, seq);
        out.ping(ByteBuffer.allocate(Long.BYTES).putLong(0, seq));
    }

    private boolean isOfPeer(Message message) {
        return message.senderId().equals(peer) && message.isThere();
    }

    private static long last(Stream<Message> messages) {
        return messages.mapToLong(Message::seq).max().orElse(0);
    }

    /** One tick for every message that a cursor has passed. */
    private void tellMoves(ConversationId conversation, Reached before, Reached now, UserId author) {
        tellMoves(conversation, before.deliveredUpTo(), now.deliveredUpTo(), author, ChatFrames::delivered);
        tellMoves(conversation, before.readUpTo(), now.readUpTo(), author, ChatFrames::read);
    }

    private void tellMoves(
            ConversationId conversation, long before, long now, UserId author, Function<Message, String> frame) {
        if (now > before) {
            each(conversation, before, now, message -> message.senderId().equals(author), message -> {
                out.send(frame.apply(message));
                return isTaken();
            });
        }
    }

    private void each(
            ConversationId conversation, long after, long upTo, Predicate<Message> such, Predicate<Message> act) {
        var last = after;
        for (var more = true; more; ) {
            var told = last;
            var page = threads.read(() -> conversations.after(user, conversation, told));
            for (var message : page.messages()) {
                if (message.seq() > upTo || (such.test(message) && !act.test(message))) {
                    return;
                }
                last = message.seq();
            }
            more = page.hasNewer() && last < upTo;
        }
    }

    private boolean isTaken() {
        if (out.awaitRoom(PATIENCE)) {
            return true;
        }
        onStuck.run();
        return false;
    }
}
