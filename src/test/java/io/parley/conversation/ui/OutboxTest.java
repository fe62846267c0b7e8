package io.parley.conversation.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoMoreInteractions;
import static org.mockito.Mockito.when;

import io.parley.account.UserId;
import io.parley.conversation.ClientMessageId;
import io.parley.conversation.ConversationId;
import io.parley.conversation.Draft;
import io.parley.conversation.Message;
import io.parley.conversation.MessageBody;
import io.parley.conversation.MessageRefusedException;
import io.parley.conversation.MessageService;
import io.parley.realtime.DeliveryThreads;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.dao.QueryTimeoutException;

class OutboxTest {

    private static final UserId ANNA = new UserId(1);
    private static final UserId BEN = new UserId(2);

    private final MessageService messages = mock();
    private final HandDriven threads = new HandDriven();
    private final List<String> heard = new ArrayList<>();
    private final Outbox outbox = new Outbox(threads, messages, ANNA, BEN, new Outbox.Listener() {
        @Override
        public void sent(Message message) {
            heard.add("sent " + message.body().text());
        }

        @Override
        public void refused(ClientMessageId clientId, MessageBody body, MessageRefusedException refusal) {
            heard.add("refused " + body.text());
        }

        @Override
        public void unanswered(ClientMessageId clientId, MessageBody body) {
            heard.add("unanswered " + body.text());
        }
    });

    /** Runs work when the test says so. */
    private static final class HandDriven extends DeliveryThreads {

        private final ArrayDeque<Runnable> now = new ArrayDeque<>();
        private final ArrayDeque<Runnable> later = new ArrayDeque<>();

        @Override
        public void execute(Runnable task) {
            now.add(task);
        }

        @Override
        public void executeAfter(Duration delay, Runnable task) {
            later.add(task);
        }

        void work() {
            while (!now.isEmpty()) {
                now.poll().run();
            }
        }

        void timePasses() {
            while (!later.isEmpty()) {
                later.poll().run();
            }
        }
    }

    @Test
    void messagesGoOutOneAfterAnother() {
        databaseStores();

        outbox.send(ClientMessageId.random(), new MessageBody("one"), List.of());
        outbox.send(ClientMessageId.random(), new MessageBody("two"), List.of());

        assertThat(threads.now).hasSize(1);
        threads.work();
        assertThat(heard).containsExactly("sent one", "sent two");
    }

    @Test
    void nothingIsAskedOfTheDatabaseOnTheCallersThread() {
        outbox.send(ClientMessageId.random(), new MessageBody("one"), List.of());

        assertThat(heard).isEmpty();
        verify(messages, never()).send(any(), any(), any(), any(), any());
    }

    @Test
    void aMessageWithoutAnAnswerIsReportedAndAnAnsweredOneIsNot() {
        databaseStores();
        outbox.send(ClientMessageId.random(), new MessageBody("answered"), List.of());
        threads.work();
        outbox.send(ClientMessageId.random(), new MessageBody("stuck"), List.of());

        threads.timePasses();

        assertThat(heard).containsExactly("sent answered", "unanswered stuck");
    }

    @Test
    void anUnknownOutcomeIsTriedAgainWithTheSameName() {
        var name = ClientMessageId.random();
        var body = new MessageBody("one");
        when(messages.send(ANNA, BEN, name, body, List.of()))
                .thenThrow(new QueryTimeoutException("no answer"))
                .thenReturn(stored(name, body));

        outbox.send(name, body, List.of());
        threads.work();

        assertThat(heard).containsExactly("sent one");
    }

    @Test
    void ofDraftsThatWaitOnlyTheLastIsKept() {
        var name = ClientMessageId.random();

        outbox.keep(new Draft(name, "a"));
        outbox.keep(new Draft(name, "ab"));
        threads.work();

        verify(messages).keepDraft(ANNA, BEN, new Draft(name, "ab"));
        verifyNoMoreInteractions(messages);
    }

    private void databaseStores() {
        when(messages.send(any(), any(), any(), any(), any()))
                .thenAnswer(call -> stored(call.getArgument(2), call.getArgument(3)));
    }

    private static Message stored(ClientMessageId name, MessageBody body) {
        return new Message(1, new ConversationId(1), 1, 1, ANNA, name, body, Instant.EPOCH);
    }
}
