package io.parley.api;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import io.parley.account.UserId;
import io.parley.conversation.ClientMessageId;
import io.parley.conversation.ConversationId;
import io.parley.conversation.ConversationNews;
import io.parley.conversation.ConversationNews.Reached;
import io.parley.conversation.ConversationRevision;
import io.parley.conversation.ConversationService;
import io.parley.conversation.InboxEvent.ConversationChanged;
import io.parley.conversation.Message;
import io.parley.conversation.MessageBody;
import io.parley.conversation.MessageMarks;
import io.parley.realtime.DeliveryThreads;
import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.Session;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What a program has missed, told to one that takes it slowly. */
class FeedTest {

    private static final UserId ANNA = new UserId(1);
    private static final UserId BEN = new UserId(2);
    private static final ConversationId ID = new ConversationId(7);

    private final ConversationService conversations = mock(ConversationService.class);
    private final List<String> taken = new CopyOnWriteArrayList<>();
    private final CountDownLatch takes = new CountDownLatch(1);
    private final AtomicBoolean sentAway = new AtomicBoolean();
    private final AtomicReference<Thread> telling = new AtomicReference<>();

    @Test
    void moreHiddenMessagesThanMayWaitAtOnceAreAllTold() {
        var missed =
                LongStream.rangeClosed(1, FrameQueue.MOST_FRAMES + 50).boxed().toList();
        when(conversations.newsAfter(ANNA, ID, 3)).thenAnswer(asked -> {
            telling.set(Thread.currentThread());
            return new ConversationNews(ID, BEN, 3, List.of(), missed, new Reached(0, 0), new Reached(0, 0), false);
        });
        var threads = new DeliveryThreads();
        var out = new FrameQueue(slowly(), threads, () -> sentAway.set(true), () -> sentAway.set(true));

        new Feed(ANNA, conversations, threads, out, () -> sentAway.set(true))
                .begin(Beginning.of(List.of(), Map.of(ID, 3L)));
        await().until(() -> sentAway.get() || isWaiting(telling.get()));
        takes.countDown();

        await().until(() -> sentAway.get()
                || taken.containsAll(
                        missed.stream().map(seq -> Frames.hidden(ID, seq)).toList()));
        assertThat(sentAway).isFalse();
    }

    @Test
    void whoComesBackToManyConversationsIsNotSentAwayForWhatTheirReceiptsTake() {
        var held =
                LongStream.rangeClosed(1, FrameQueue.MOST_FRAMES).boxed().collect(toMap(ConversationId::new, id -> 3L));
        when(conversations.newsAfter(eq(ANNA), any(), eq(3L))).thenAnswer(asked -> {
            telling.set(Thread.currentThread());
            var id = asked.<ConversationId>getArgument(1);
            return new ConversationNews(id, BEN, 3, List.of(), List.of(), new Reached(0, 0), new Reached(0, 0), false);
        });
        var threads = new DeliveryThreads();
        var out = new FrameQueue(slowly(), threads, () -> sentAway.set(true), () -> sentAway.set(true));

        new Feed(ANNA, conversations, threads, out, () -> sentAway.set(true)).begin(Beginning.of(List.of(), held));
        await().until(() -> sentAway.get() || isWaiting(telling.get()));
        takes.countDown();

        await().until(() -> sentAway.get() || taken.size() == 2 * held.size());
        assertThat(sentAway).isFalse();
    }

    /** Else a program whose connection breaks in between comes back with the revision of a message, and what was hidden before is never told. */
    @Test
    void whatIsHiddenIsToldBeforeTheMessagesThatCameLater() {
        when(conversations.newsAfter(ANNA, ID, 3))
                .thenReturn(new ConversationNews(
                        ID, BEN, 5, List.of(message(4, 5)), List.of(2L), new Reached(0, 0), new Reached(0, 0), false));

        feed().begin(Beginning.of(List.of(), Map.of(ID, 3L)));

        await().untilAsserted(() ->
                assertThat(taken).containsSubsequence(Frames.hidden(ID, 2), Frames.message(message(4, 5))));
    }

    @Test
    void whoComesBackStandsInTheLineOfThoseWhoRead() {
        var isInLine = new AtomicBoolean();
        var readInLine = new CopyOnWriteArrayList<Boolean>();
        when(conversations.newsAfter(ANNA, ID, 3)).thenAnswer(asked -> {
            readInLine.add(isInLine.get());
            return news(3, List.of());
        });
        when(conversations.revisions(ANNA)).thenAnswer(asked -> {
            readInLine.add(isInLine.get());
            return List.of();
        });
        var threads = new DeliveryThreads() {
            @Override
            public <T> T read(Supplier<T> reads) {
                isInLine.set(true);
                try {
                    return super.read(reads);
                } finally {
                    isInLine.set(false);
                }
            }
        };
        takes.countDown();
        var feed = new Feed(
                ANNA,
                conversations,
                threads,
                new FrameQueue(slowly(), threads, () -> {}, () -> {}),
                () -> sentAway.set(true));

        feed.begin(Beginning.of(List.of(), Map.of(ID, 3L)));
        feed.check();

        await().untilAsserted(() -> assertThat(readInLine).containsExactly(true, true));
    }

    @Test
    void whatIsHintedAtBeforeItBeginsWaitsAndIsToldThen() {
        when(conversations.newsAfter(ANNA, ID, 5)).thenReturn(news(6, List.of(message(4, 6))));
        var feed = feed();

        feed.hinted(new ConversationChanged(ID, BEN, 6));
        feed.follow();
        feed.check();
        verifyNoInteractions(conversations);
        feed.begin(Beginning.of(List.of(new ConversationRevision(ID, BEN, 5)), Map.of()));

        await().untilAsserted(() -> assertThat(taken).contains(Frames.message(message(4, 6))));
    }

    @Test
    void theAnswerToARetryDoesNotTellHowAMessageHasChanged() {
        var edited = new Message(
                4,
                ID,
                4,
                6,
                ANNA,
                message(4, 6).clientId(),
                new MessageBody("better"),
                Instant.EPOCH,
                new MessageMarks(
                        Optional.empty(), false, Optional.of(Instant.EPOCH), false, Optional.empty(), List.of()),
                List.of());
        when(conversations.newsAfter(ANNA, ID, 5)).thenReturn(news(6, List.of(edited)));
        var feed = feed();
        feed.begin(Beginning.of(List.of(new ConversationRevision(ID, BEN, 5)), Map.of()));

        feed.sent(edited);
        feed.hinted(new ConversationChanged(ID, BEN, 6));
        feed.follow();

        await().untilAsserted(() -> assertThat(taken).contains(Frames.message(edited)));
    }

    @Test
    void whoPassesAMessageOnIsToldHowItReads() {
        var copy = new Message(
                4,
                ID,
                4,
                6,
                ANNA,
                message(4, 6).clientId(),
                new MessageBody("hello"),
                Instant.EPOCH,
                new MessageMarks(Optional.empty(), true, Optional.empty(), false, Optional.empty(), List.of()),
                List.of());
        when(conversations.newsAfter(ANNA, ID, 5)).thenReturn(news(6, List.of(copy)));
        var feed = feed();
        feed.begin(Beginning.of(List.of(new ConversationRevision(ID, BEN, 5)), Map.of()));

        feed.sent(copy);
        feed.hinted(new ConversationChanged(ID, BEN, 6));
        feed.follow();

        await().untilAsserted(() -> assertThat(taken).contains(Frames.message(copy)));
    }

    private Feed feed() {
        takes.countDown();
        var threads = new DeliveryThreads();
        return new Feed(
                ANNA,
                conversations,
                threads,
                new FrameQueue(slowly(), threads, () -> sentAway.set(true), () -> sentAway.set(true)),
                () -> sentAway.set(true));
    }

    private static ConversationNews news(long rev, List<Message> messages) {
        return new ConversationNews(ID, BEN, rev, messages, List.of(), new Reached(0, 0), new Reached(0, 0), false);
    }

    private static Message message(long seq, long rev) {
        return new Message(
                seq,
                ID,
                seq,
                rev,
                BEN,
                ClientMessageId.of("6f1b8a52-7c1e-4d7f-9f53-0a2f0b0c1d2e"),
                new MessageBody("hello"),
                Instant.EPOCH);
    }

    private static boolean isWaiting(Thread thread) {
        return thread != null && thread.getState() == Thread.State.TIMED_WAITING;
    }

    /** A session that takes nothing before the test lets it. */
    private Session slowly() {
        var remote = mock(RemoteEndpoint.Basic.class, call -> {
            if (call.getMethod().getName().equals("sendText")) {
                takes.await();
                taken.add(call.getArgument(0));
            }
            return null;
        });
        var session = mock(Session.class);
        when(session.getBasicRemote()).thenReturn(remote);
        return session;
    }
}
