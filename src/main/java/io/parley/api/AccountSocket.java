package io.parley.api;

import io.parley.account.Caller;
import io.parley.account.ClientAddress;
import io.parley.account.TokenScope;
import io.parley.account.UserId;
import io.parley.conversation.ConversationId;
import io.parley.conversation.ConversationNews.Reached;
import io.parley.conversation.ConversationRevision;
import io.parley.conversation.ConversationService;
import io.parley.conversation.InboxEvent;
import io.parley.conversation.InboxEvent.ConversationChanged;
import io.parley.conversation.InvalidMessageException;
import io.parley.conversation.Message;
import io.parley.conversation.MessageBody;
import io.parley.conversation.NewMessage;
import io.parley.realtime.Subscription;
import jakarta.websocket.CloseReason.CloseCodes;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** The socket {@code /api/v1/socket}: everything of one account, as {@code docs/protocol.md} describes it. */
final class AccountSocket extends LiveSocket {

    private static final Logger log = LoggerFactory.getLogger(AccountSocket.class);

    /** Of so many people the presence is told without being asked for: those with whom there was something lately. */
    private static final int WATCHED_UNASKED = 50;

    /** Whoever types says so every few seconds; what comes faster is dropped. */
    private static final Duration TYPING_PACE = Duration.ofMillis(250);

    private static final Reached NOWHERE = new Reached(0, 0);

    /** In which lane something is done: in order with everything else of the same kind and subject. */
    private record Lane(Class<?> kind, long subject) {}

    private final Confirmations confirmations = new Confirmations();
    private @Nullable Feed feed;
    private @Nullable WatchedPresence presence;
    private @Nullable Subscription inbox;
    private volatile boolean greeted;
    private boolean gone;
    private long typedAt = System.nanoTime() - TYPING_PACE.toNanos();
    private @Nullable ConversationId typingIn;

    AccountSocket(SocketServices services, Caller caller, ClientAddress address, Runnable checkLogIn) {
        super(services, caller, address, checkLogIn);
    }

    @Override
    void opened() {
        presence = new WatchedPresence(user(), services.presence(), services.presenceBoard(), out());
        feed = new Feed(
                user(),
                services.conversations(),
                services.threads(),
                out(),
                () -> end(CloseCodes.TRY_AGAIN_LATER.getCode(), "Too slow: come back and resume"));
    }

    @Override
    void received(String text) {
        var command = CommandReader.read(text);
        if (!greeted && !(command instanceof Command.Hello)) {
            throw new BadFrameException(FrameCode.HELLO_FIRST, "The first frame is hello", command.subject());
        }
        switch (command) {
            case Command.Hello hello -> hello(hello);
            case Command.Send send -> send(send);
            case Command.Forward forward -> forward(forward);
            case Command.Ack ack -> confirm(ack, new Reached(ack.seq(), 0));
            case Command.Read read -> {
                touched();
                confirm(read, new Reached(0, read.seq()));
            }
            case Command.Change change -> change(change);
            case Command.Typing typing -> typing(typing);
            case Command.Accept accept -> accept(accept);
            case Command.Keep keep -> keep(keep);
            case Command.PresenceOf asked ->
                work(
                        new Lane(Command.PresenceOf.class, 0),
                        Subject.NONE,
                        () -> presence().tell(asked.people()));
            case Command.Ping ping -> out().send(Frames.PONG);
        }
    }

    private void hello(Command.Hello hello) {
        if (greeted) {
            throw new BadFrameException(FrameCode.HELLO_AGAIN, "One hello is enough", Subject.NONE);
        }
        greeted = true;
        if (!work(new Lane(Command.Hello.class, 0), Subject.NONE, () -> begin(hello))) {
            greeted = false;
        }
    }

    /** Listens first and looks then, so that nothing falls in between. What cannot be begun now can be asked for again. */
    private void begin(Command.Hello hello) {
        try {
            listen();
            var now = services.threads().read(() -> services.conversations().revisions(user()));
            presence()
                    .watch(now.stream()
                            .limit(WATCHED_UNASKED)
                            .map(ConversationRevision::peer)
                            .collect(Collectors.toSet()));
            var beginning = Beginning.of(now, hello.held());
            out().write(Frames.ready(user(), beginning.passedOver()), () -> feed().begin(beginning));
        } catch (RuntimeException e) {
            stopListening();
            greeted = false;
            throw e;
        }
    }

    private synchronized void listen() {
        if (!gone) {
            inbox = services.broadcaster().subscribe(ConversationService.inbox(user()), this::hinted);
        }
    }

    private synchronized void stopListening() {
        if (inbox != null) {
            inbox.close();
            inbox = null;
        }
    }

    /** What comes before it has begun is in what it begins with, but for revisions, which it compares. */
    private void hinted(List<InboxEvent> events) {
        events.forEach(this::hinted);
        feed().follow();
    }

    private void hinted(InboxEvent event) {
        try {
            switch (event) {
                case ConversationChanged changed -> feed().hinted(changed);
                case InboxEvent early when !feed().hasBegun() -> {}
                case InboxEvent.Arranged arranged -> out().send(arrangement(arranged.conversationId()));
                case InboxEvent.MessageHidden hidden ->
                    out().send(Frames.hidden(hidden.conversationId(), hidden.seq()));
                case InboxEvent.Typing typing ->
                    services.acquaintances()
                            .conversation(user(), typing.peer())
                            .ifPresent(id -> out().send(Frames.typing(id, typing.peer(), typing.active())));
                case InboxEvent.DraftChanged draft -> out().send(Frames.draft(draft.peer()));
            }
        } catch (DataAccessException | TransactionException e) {
            log.warn("A program could not be told of something that is no message", e);
        }
    }

    private String arrangement(ConversationId id) {
        return Frames.arrangement(
                id, services.arrangements().of(user(), id), services.requests().isRequest(user(), id));
    }

    private void send(Command.Send send) {
        mayWrite(send);
        var message = message(send);
        send(send, send.to(), () -> services.messages().send(user(), send.to(), send.clientId(), message));
    }

    private void forward(Command.Forward forward) {
        mayWrite(forward);
        send(
                forward,
                forward.to(),
                () -> services.forwards()
                        .forward(user(), forward.conversation(), forward.seq(), forward.to(), forward.clientId()));
    }

    private void send(Command command, UserId to, Supplier<Message> sending) {
        touched();
        work(new Lane(Command.Send.class, to.value()), command.subject(), () -> {
            var sent = sending.get();
            out().write(Frames.sent(sent), () -> feed().sent(sent));
        });
    }

    private static NewMessage message(Command.Send send) {
        try {
            return new NewMessage(MessageBody.orEmpty(send.body()), send.attachments(), send.replyTo());
        } catch (InvalidMessageException e) {
            throw new BadFrameException(Refusals.code(e), Refusals.detail(e), send.subject());
        }
    }

    /** Whoever changes a message hears of it as everybody does. */
    private void change(Command.Change change) {
        mayWrite(change);
        touched();
        var id = change.conversation();
        work(new Lane(Command.Change.class, id.value()), change.subject(), () -> {
            switch (change) {
                case Command.Edit edit -> services.changes().edit(user(), id, edit.seq(), new MessageBody(edit.body()));
                case Command.Delete delete -> services.changes().delete(user(), id, delete.seq());
                case Command.Hide hide -> services.changes().hide(user(), id, hide.seq());
                case Command.React react ->
                    services.changes().react(user(), id, react.seq(), react.emoji(), react.active());
            }
        });
    }

    private void confirm(Command.AboutMessage confirmation, Reached upTo) {
        mayWrite(confirmation);
        var id = confirmation.conversation();
        confirmations.add(id, upTo).ifPresent(waiting -> {
            if (!work(
                    new Lane(Confirmations.class, id.value()), confirmation.subject(), () -> writeDown(id, waiting))) {
                waiting.take();
            }
        });
    }

    private void writeDown(ConversationId id, Confirmations.Waiting waiting) {
        var reached = NOWHERE;
        try {
            reached = services.receipts().advance(user(), id, () -> {
                var upTo = waiting.take();
                feed().confirming(id, upTo);
                return upTo;
            });
        } finally {
            waiting.take();
            feed().confirmed(id, reached);
        }
    }

    private void accept(Command.Accept accept) {
        mayWrite(accept);
        touched();
        var id = accept.conversation();
        work(
                new Lane(Command.Accept.class, id.value()),
                accept.subject(),
                () -> services.requests().accept(user(), id));
    }

    /** Both hear of it by the notice in the conversation. */
    private void keep(Command.Keep keep) {
        mayWrite(keep);
        touched();
        var id = keep.conversation();
        work(
                new Lane(Command.Keep.class, id.value()),
                keep.subject(),
                () -> services.lifetimes().set(user(), id, keep.lifetime()));
    }

    private void typing(Command.Typing typing) {
        mayWrite(typing);
        var now = System.nanoTime();
        if (typing.active()
                ? now - typedAt < TYPING_PACE.toNanos()
                : !typing.conversation().equals(typingIn)) {
            return;
        }
        typedAt = typing.active() ? now : typedAt;
        typingIn = typing.active() ? typing.conversation() : null;
        touched();
        work(new Lane(Command.Typing.class, 0), typing.subject(), () -> {
            var peer = services.acquaintances().peer(user(), typing.conversation());
            services.messages().typing(user(), peer, typing.active());
        });
    }

    private void mayWrite(Command command) {
        if (!caller.may(TokenScope.WRITE)) {
            throw new BadFrameException(
                    FrameCode.INSUFFICIENT_SCOPE, "This access token may only read", command.subject());
        }
    }

    private WatchedPresence presence() {
        return Objects.requireNonNull(presence);
    }

    private Feed feed() {
        return Objects.requireNonNull(feed);
    }

    @Override
    void check() {
        if (greeted) {
            feed().check();
        }
    }

    @Override
    void ended() {
        synchronized (this) {
            gone = true;
            stopListening();
        }
        // which waits for what is being read of people
        services.threads().execute(presence()::end);
        feed().close();
    }
}
