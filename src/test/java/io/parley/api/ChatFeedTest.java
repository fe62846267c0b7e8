package io.parley.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.parley.account.UserId;
import io.parley.conversation.ClientMessageId;
import io.parley.conversation.ConversationId;
import io.parley.conversation.ConversationNews;
import io.parley.conversation.ConversationNews.Reached;
import io.parley.conversation.ConversationService;
import io.parley.conversation.Message;
import io.parley.conversation.MessageBody;
import io.parley.conversation.MessageMarks;
import io.parley.conversation.MessagePage;
import io.parley.conversation.Receipts;
import io.parley.realtime.DeliveryThreads;
import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.Session;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class ChatFeedTest {

    private static final UserId ANNA = new UserId(1);
    private static final UserId BEN = new UserId(2);
    private static final ConversationId ID = new ConversationId(7);
    private static final Reached NOTHING = new Reached(0, 0);

    private final ConversationService conversations = mock(ConversationService.class);
    private final List<String> taken = new CopyOnWriteArrayList<>();

    @Test
    void whatIsEditedWhileAClientIsToldOfItIsToldFirst() {
        var edited = message(1, 3, Optional.of(Instant.EPOCH));
        var last = message(2, 2, Optional.empty());
        when(conversations.between(ANNA, BEN)).thenReturn(Optional.of(ID));
        when(conversations.newsAfter(ANNA, ID, Long.MAX_VALUE)).thenReturn(news(2, List.of()));
        when(conversations.latest(ANNA, ID)).thenReturn(page(edited, last));
        when(conversations.after(eq(ANNA), eq(ID), anyLong())).thenReturn(page(edited, last));
        when(conversations.newsAfter(ANNA, ID, 2)).thenReturn(news(3, List.of(edited)));
        var threads = new DeliveryThreads();
        var out = new FrameQueue(session(), threads, () -> {}, () -> {});

        new ChatFeed(ANNA, BEN, conversations, threads, out, () -> {}).request();

        await().untilAsserted(() -> assertThat(taken)
                .containsExactly(
                        ChatFrames.message(edited, NOTHING),
                        ChatFrames.message(last, NOTHING),
                        ChatFrames.changed(edited)));
    }

    private static ConversationNews news(long rev, List<Message> messages) {
        return new ConversationNews(ID, BEN, rev, messages, List.of(), NOTHING, NOTHING, false);
    }

    private static MessagePage page(Message... messages) {
        return new MessagePage(3, List.of(messages), List.of(), Receipts.NONE, false, false);
    }

    private static Message message(long seq, long rev, Optional<Instant> editedAt) {
        return new Message(
                seq,
                ID,
                seq,
                rev,
                BEN,
                ClientMessageId.of("6f1b8a52-7c1e-4d7f-9f53-0a2f0b0c1d2e"),
                new MessageBody("hello"),
                Instant.EPOCH,
                new MessageMarks(Optional.empty(), false, editedAt, false, Optional.empty(), List.of()),
                List.of());
    }

    private Session session() {
        var remote = mock(RemoteEndpoint.Basic.class, call -> {
            if (call.getMethod().getName().equals("sendText")) {
                taken.add(call.getArgument(0));
            }
            return null;
        });
        var session = mock(Session.class);
        when(session.getBasicRemote()).thenReturn(remote);
        return session;
    }
}
