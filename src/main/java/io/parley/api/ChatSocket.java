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
import org.jspecify.annotations.Nullable;

/**
 * The socket {@code /ws/chat/{user_id}/}: one conversation, for clients that were written for the original application. It
 * counts as looking at the conversation for as long as it is open, unless the client says that it tells by itself.
 */
final class ChatSocket extends LiveSocket {

    private enum Lane {
        SAY,
        CONFIRM
    }

    private final UserId peer;
    private final boolean readsExplicitly;
    private final Confirmations confirmations = new Confirmations();
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
        var clientId = say.clientId().toString();
        body(say, clientId).ifPresent(body -> {
            touched();
            work(Lane.SAY, clientId, null, () -> services.messages().send(user(), peer, say.clientId(), body));
        });
    }

    /** Empty for a text in which there is nothing to be seen, which the original application ignored. */
    private static Optional<MessageBody> body(ChatCommand.Say say, String clientId) {
        try {
            return Optional.of(new MessageBody(say.text()));
        } catch (InvalidMessageException e) {
            if (e.reason() == InvalidMessageException.Reason.BLANK) {
                return Optional.empty();
            }
            throw new BadFrameException(Refusals.code(e), Refusals.detail(e), clientId);
        }
    }

    private void confirm(long messageId, boolean read) {
        work(Lane.CONFIRM, null, null, () -> {
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
        var seq = feed().confirmed(pong);
        var conversation = feed().conversation();
        if (seq > 0 && conversation != null) {
            confirmations
                    .add(conversation, new Reached(seq, readsExplicitly ? 0 : seq))
                    .ifPresent(waiting -> {
                        if (!work(Lane.CONFIRM, null, conversation, () -> writeDown(conversation, waiting))) {
                            waiting.take();
                        }
                    });
        }
    }

    private void writeDown(ConversationId conversation, Confirmations.Waiting waiting) {
        try {
            services.receipts().advance(user(), conversation, waiting::take);
        } finally {
            waiting.take();
        }
    }

    private static BadFrameException noMessage() {
        return new BadFrameException(FrameCode.NO_MESSAGE, "There is no such message in this conversation", null);
    }

    private ChatFeed feed() {
        return Objects.requireNonNull(feed);
    }

    @Override
    void check() {
        feed().request();
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
