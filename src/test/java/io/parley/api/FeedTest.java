package io.parley.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.parley.account.UserId;
import io.parley.conversation.ConversationId;
import io.parley.conversation.ConversationNews;
import io.parley.conversation.ConversationNews.Reached;
import io.parley.conversation.ConversationService;
import io.parley.realtime.DeliveryThreads;
import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.Session;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What a program has missed, told to one that takes it slowly. */
class FeedTest {

    private static final UserId ANNA = new UserId(1);
    private static final ConversationId ID = new ConversationId(7);

    private final ConversationService conversations = mock(ConversationService.class);
    private final List<String> taken = new CopyOnWriteArrayList<>();
    private final CountDownLatch takes = new CountDownLatch(1);
    private final AtomicBoolean sentAway = new AtomicBoolean();
    private final AtomicReference<Thread> telling = new AtomicReference<>();

    @Test
    void moreHiddenMessagesThanMayWaitAtOnceAreAllTold() throws IOException {
        var missed =
                LongStream.rangeClosed(1, FrameQueue.MOST_FRAMES + 50).boxed().toList();
        when(conversations.newsAfter(ANNA, ID, 3)).thenAnswer(asked -> {
            telling.set(Thread.currentThread());
            return new ConversationNews(
                    ID, new UserId(2), 3, List.of(), missed, new Reached(0, 0), new Reached(0, 0), false);
        });
        var threads = new DeliveryThreads();
        var out = new FrameQueue(slowly(), threads, () -> sentAway.set(true), () -> sentAway.set(true));

        new Feed(ANNA, conversations, threads, out, () -> sentAway.set(true)).begin(Map.of(), Map.of(ID, 3L));
        await().until(() -> sentAway.get() || isWaiting(telling.get()));
        takes.countDown();

        await().until(() -> sentAway.get()
                || taken.containsAll(
                        missed.stream().map(seq -> Frames.hidden(ID, seq)).toList()));
        assertThat(sentAway).isFalse();
    }

    private static boolean isWaiting(Thread thread) {
        return thread != null && thread.getState() == Thread.State.TIMED_WAITING;
    }

    /** A session that takes nothing before the test lets it. */
    private Session slowly() throws IOException {
        var remote = mock(RemoteEndpoint.Basic.class);
        doAnswer(sent -> {
                    takes.await();
                    taken.add(sent.getArgument(0));
                    return null;
                })
                .when(remote)
                .sendText(anyString());
        var session = mock(Session.class);
        when(session.getBasicRemote()).thenReturn(remote);
        return session;
    }
}
