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
import io.parley.conversation.NewMessage;
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
        public void taken(NewMessage message, Message stored) {
            heard.add("taken " + message.body().text() + " by " + stored.body().text());
        }

        @Override
        public void refused(ClientMessageId clientId, MessageRefusedException refusal) {
            heard.add("refused " + clientId);
        }

        @Override
        public void unanswered(ClientMessageId clientId) {
            heard.add("unanswered " + clientId);
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

        outbox.send(ClientMessageId.random(), text("one"));
        outbox.send(ClientMessageId.random(), text("two"));

        assertThat(threads.now).hasSize(1);
        threads.work();
        assertThat(heard).containsExactly("sent one", "sent two");
    }

    @Test
    void nothingIsAskedOfTheDatabaseOnTheCallersThread() {
        outbox.send(ClientMessageId.random(), text("one"));

        assertThat(heard).isEmpty();
        verify(messages, never()).send(any(), any(), any(), any(NewMessage.class));
    }

    @Test
    void aMessageWithoutAnAnswerIsReportedAndAnAnsweredOneIsNot() {
        databaseStores();
        outbox.send(ClientMessageId.random(), text("answered"));
        threads.work();
        var stuck = ClientMessageId.random();
        outbox.send(stuck, text("stuck"));

        threads.timePasses();

        assertThat(heard).containsExactly("sent answered", "unanswered " + stuck);
    }

    @Test
    void anUnknownOutcomeIsTriedAgainWithTheSameName() {
        var name = ClientMessageId.random();
        var message = text("one");
        when(messages.send(ANNA, BEN, name, message))
                .thenThrow(new QueryTimeoutException("no answer"))
                .thenReturn(stored(name, message));

        outbox.send(name, message);
        threads.work();

        assertThat(heard).containsExactly("sent one");
    }

    @Test
    void aMessageWhoseNameAnotherOneHasIsNotTakenForSent() {
        var name = ClientMessageId.random();
        var message = text("longer");
        when(messages.send(ANNA, BEN, name, message)).thenReturn(stored(name, text("long")));

        outbox.send(name, message);
        threads.work();

        assertThat(heard).containsExactly("taken longer by long");
    }

    @Test
    void whatIsWithdrawnIsNotSent() {
        var name = ClientMessageId.random();
        outbox.send(name, text("one"));

        outbox.withdraw(name);
        threads.work();
        threads.timePasses();

        assertThat(heard).isEmpty();
        verifyNoMoreInteractions(messages);
    }

    @Test
    void whatIsWithdrawnWhileTheDatabaseIsAskedIsNotTriedAgain() {
        var name = ClientMessageId.random();
        var message = text("one");
        when(messages.send(ANNA, BEN, name, message))
                .thenAnswer(call -> {
                    outbox.withdraw(name);
                    throw new QueryTimeoutException("no answer");
                })
                .thenReturn(stored(name, message));

        outbox.send(name, message);
        threads.work();

        assertThat(heard).isEmpty();
    }

    @Test
    void whatIsStoredAlthoughItWasWithdrawnIsHeardOf() {
        var name = ClientMessageId.random();
        var message = text("one");
        when(messages.send(ANNA, BEN, name, message)).thenAnswer(call -> {
            outbox.withdraw(name);
            return stored(name, message);
        });

        outbox.send(name, message);
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
        when(messages.send(any(), any(), any(), any(NewMessage.class)))
                .thenAnswer(call -> stored(call.getArgument(2), call.getArgument(3)));
    }

    private static NewMessage text(String text) {
        return NewMessage.of(new MessageBody(text));
    }

    private static Message stored(ClientMessageId name, NewMessage message) {
        return new Message(1, new ConversationId(1), 1, 1, ANNA, name, message.body(), Instant.EPOCH);
    }
}
