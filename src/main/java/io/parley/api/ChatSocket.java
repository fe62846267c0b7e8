package io.parley.api;

import io.parley.account.Caller;
import io.parley.account.ClientAddress;
import io.parley.account.UserId;
import io.parley.conversation.ConversationId;
import io.parley.conversation.ConversationNews.Reached;
import io.parley.conversation.ConversationService;
import io.parley.conversation.InboxEvent;
import io.parley.conversation.InboxEvent.ConversationChanged;
import io.parley.conversation.InvalidMessageException;
import io.parley.conversation.MessageBody;
import io.parley.realtime.Subscription;
import jakarta.websocket.CloseReason.CloseCodes;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * The socket {@code /ws/chat/{user_id}/}: one conversation, for clients that were written for the original application. It
 * counts as looking at the conversation for as long as it is open, unless the client says that it tells by itself.
 */
final class ChatSocket extends LiveSocket {

    private static final Logger log = LoggerFactory.getLogger(ChatSocket.class);

    private enum Lane {
        SAY,
        CONFIRM
    }

    private final UserId peer;
    private final boolean readsExplicitly;
    private final Confirmations confirmations = new Confirmations();
    /** The last message that the client holds and nobody has written down, or 0. */
    private final AtomicLong owed = new AtomicLong();

    private @Nullable ChatFeed feed;
    private @Nullable Subscription inbox;
    private boolean gone;

    ChatSocket(
            SocketServices services,
            Caller caller,
            ClientAddress address,
            Runnable checkLogIn,
            UserId peer,
            boolean readsExplicitly) {
        super(services, caller, address, checkLogIn);
        this.peer = peer;
        this.readsExplicitly = readsExplicitly;
    }

    @Override
    void opened() {
        var made = new ChatFeed(
                user(),
                peer,
                services.conversations(),
                services.threads(),
                out(),
                () -> end(CloseCodes.TRY_AGAIN_LATER.getCode(), "Too slow: come back"));
        feed = made;
        listen();
        made.request();
    }

    private synchronized void listen() {
        if (!gone) {
            inbox = services.broadcaster().subscribe(ConversationService.inbox(user()), this::hinted);
        }
    }

    private void hinted(List<InboxEvent> events) {
        if (events.stream()
                .anyMatch(event -> event instanceof ConversationChanged changed
                        && changed.peer().equals(peer))) {
            feed().request();
        }
    }

    @Override
    void received(String text) {
        switch (ChatCommand.read(text)) {
            case ChatCommand.Say say -> say(say);
            case ChatCommand.Ack ack -> confirm(ack.messageId(), false);
            case ChatCommand.Read read -> {
                touched();
                confirm(read.messageId(), true);
            }
        }
    }

    private void say(ChatCommand.Say say) {
        body(say).ifPresent(body -> {
            touched();
            work(Lane.SAY, Subject.of(say.clientId()), () -> {
                feed().awaitBeginning();
                services.messages().send(user(), peer, say.clientId(), body);
            });
        });
    }

    /** Empty for a text in which there is nothing to be seen, which the original application ignored. */
    private static Optional<MessageBody> body(ChatCommand.Say say) {
        try {
            return Optional.of(new MessageBody(say.text()));
        } catch (InvalidMessageException e) {
            if (e.reason() == InvalidMessageException.Reason.BLANK) {
                return Optional.empty();
            }
            throw new BadFrameException(Refusals.code(e), Refusals.detail(e), Subject.of(say.clientId()));
        }
    }

    private void confirm(long messageId, boolean read) {
        work(Lane.CONFIRM, Subject.NONE, () -> {
            var conversation = services.conversations().between(user(), peer).orElseThrow(ChatSocket::noMessage);
            var seq = services.conversations()
                    .seq(user(), conversation, messageId)
                    .orElseThrow(ChatSocket::noMessage);
            confirm(conversation, seq, read);
        });
    }

    private void confirm(ConversationId conversation, long seq, boolean read) {
        if (read) {
            services.receipts().read(user(), conversation, seq);
        } else {
            services.receipts().delivered(user(), conversation, seq);
        }
    }

    @Override
    void confirmed(ByteBuffer pong) {
        confirmed(feed().confirmed(pong));
    }

    private void confirmed(long seq) {
        var conversation = feed().conversation();
        if (seq > 0 && conversation != null) {
            confirmations
                    .add(conversation, new Reached(seq, readsExplicitly ? 0 : seq))
                    .ifPresent(waiting -> {
                        if (!work(
                                Lane.CONFIRM, Subject.of(conversation, seq), () -> writeDown(conversation, waiting))) {
                            owe(waiting);
                        }
                    });
        }
    }

    private void writeDown(ConversationId conversation, Confirmations.Waiting waiting) {
        try {
            services.receipts().advance(user(), conversation, waiting::take);
        } catch (DataAccessException | TransactionException e) {
            log.warn("What a client holds could not be written down; the next check does it", e);
            owe(waiting);
        } finally {
            waiting.take();
        }
    }

    /** No client answers a ping twice, so what its pong has said is remembered. */
    private void owe(Confirmations.Waiting waiting) {
        owed.accumulateAndGet(waiting.take().deliveredUpTo(), Math::max);
    }

    private static BadFrameException noMessage() {
        return new BadFrameException(
                FrameCode.NO_MESSAGE, "There is no such message in this conversation", Subject.NONE);
    }

    private ChatFeed feed() {
        return Objects.requireNonNull(feed);
    }

    @Override
    void check() {
        feed().request();
        var seq = owed.getAndSet(0);
        if (seq > 0) {
            services.threads().execute(() -> confirmed(seq));
        }
    }

    @Override
    void ended() {
        synchronized (this) {
            gone = true;
            if (inbox != null) {
                inbox.close();
            }
        }
        feed().close();
    }
}
