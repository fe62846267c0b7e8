package io.parley.api;

import io.parley.account.Caller;
import io.parley.account.ClientAddress;
import io.parley.account.Credential;
import io.parley.account.UserId;
import io.parley.conversation.InvalidMessageException;
import io.parley.conversation.MessageChangeRefusedException;
import io.parley.conversation.MessageRefusedException;
import io.parley.conversation.NoSuchConversationException;
import io.parley.conversation.ProgramPace;
import io.parley.presence.PresenceLease;
import jakarta.websocket.CloseReason;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.PongMessage;
import jakarta.websocket.Session;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * One WebSocket of a program: takes its messages together within their limit, keeps it alive and ends it. What the frames
 * mean is for those who extend it to say.
 */
abstract class LiveSocket extends Endpoint {

    /** The log-in by which it was opened has ended. */
    static final int LOGGED_OUT = 4401;

    private static final Logger log = LoggerFactory.getLogger(LiveSocket.class);

    private static final Duration PING_EVERY = Duration.ofSeconds(25);
    private static final Duration DEAD_AFTER = Duration.ofSeconds(75);
    private static final Duration LONGEST_MESSAGE = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration SOON = Duration.ofSeconds(1);

    /** Room for what the container decodes at once; longer messages come in pieces, which are put together here. */
    private static final int PIECE = 1024;

    private static final String WRITE_TIMEOUT = "org.apache.tomcat.websocket.BLOCKING_SEND_TIMEOUT";
    private static final String CLOSE_TIMEOUT = "org.apache.tomcat.websocket.SESSION_CLOSE_TIMEOUT";
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0).asReadOnlyBuffer();

    final SocketServices services;
    final Caller caller;
    private final ClientAddress address;
    private final Runnable checkLogIn;
    private final Lanes lanes;
    private final Assembly assembly = new Assembly();
    private final AtomicBoolean ended = new AtomicBoolean();

    private @Nullable Session session;
    private @Nullable FrameQueue out;
    private @Nullable PresenceLease lease;

    private volatile long heardAt;
    private volatile long pingedAt;
    private volatile long renewedAt;

    /** @param checkLogIn throws {@link IllegalStateException} once the session of the browser has ended, if there is one */
    LiveSocket(SocketServices services, Caller caller, ClientAddress address, Runnable checkLogIn) {
        this.services = services;
        this.caller = caller;
        this.address = address;
        this.checkLogIn = checkLogIn;
        this.lanes = new Lanes(services.threads());
    }

    abstract void opened();

    /** Obeys a frame; what is wrong with it is told by an exception. */
    abstract void received(String text);

    /** The other side holds everything that was sent before the ping with this content. */
    void confirmed(ByteBuffer pong) {}

    /** Looks after whatever a hint might have missed. */
    abstract void check();

    abstract void ended();

    final UserId user() {
        return caller.userId();
    }

    final ClientAddress address() {
        return address;
    }

    final FrameQueue out() {
        return Objects.requireNonNull(out);
    }

    @Override
    public final void onOpen(Session opened, EndpointConfig configuration) {
        session = opened;
        opened.setMaxTextMessageBufferSize(PIECE);
        opened.setMaxBinaryMessageBufferSize(PIECE);
        opened.getUserProperties().put(WRITE_TIMEOUT, PATIENCE.toMillis());
        opened.getUserProperties().put(CLOSE_TIMEOUT, PATIENCE.toMillis());
        out = new FrameQueue(
                opened,
                services.threads(),
                () -> end(CloseReason.CloseCodes.TRY_AGAIN_LATER.getCode(), "Too slow: come back and resume"),
                () -> end(CloseReason.CloseCodes.GOING_AWAY.getCode(), "Not reached"));
        var now = System.nanoTime();
        heardAt = now;
        pingedAt = now;
        renewedAt = now;
        opened.addMessageHandler(String.class, (MessageHandler.Partial<String>) this::onText);
        opened.addMessageHandler(ByteBuffer.class, (MessageHandler.Partial<ByteBuffer>) this::onBinary);
        opened.addMessageHandler(PongMessage.class, (MessageHandler.Whole<PongMessage>) this::onPong);
        lease = services.presence().connect(user());
        opened();
        // whatever ended in between was told to nobody
        if (!services.sockets().add(this)) {
            end(CloseReason.CloseCodes.TRY_AGAIN_LATER.getCode(), "Too many sockets are open");
        } else if (!isLoggedIn()) {
            end(LOGGED_OUT, "Logged out");
        }
        // whatever has ended it before has not found it among the others
        if (ended.get()) {
            services.sockets().remove(this);
        }
    }

    @Override
    public final void onClose(Session closed, CloseReason reason) {
        letGo();
    }

    @Override
    public final void onError(Session failed, Throwable problem) {
        log.debug("A socket failed", problem);
    }

    /** Ends the socket and everything of it at once; the other side is told the reason on a thread of its own. */
    final void end(int code, String reason) {
        letGo();
        services.threads().execute(() -> {
            try {
                if (session != null) {
                    session.close(new CloseReason(CloseReason.CloseCodes.getCloseCode(code), reason));
                }
            } catch (IOException | IllegalStateException gone) {
                log.debug("A socket was gone before it was closed", gone);
            }
        });
    }

    private void letGo() {
        if (ended.compareAndSet(false, true)) {
            services.sockets().remove(this);
            if (out != null) {
                out.close();
            }
            if (lease != null) {
                lease.close();
            }
            ended();
        }
    }

    final boolean isLoggedIn() {
        try {
            checkLogIn.run();
            return true;
        } catch (IllegalStateException sessionEnded) {
            return false;
        }
    }

    /** Waits until what has been asked for is done. */
    final boolean awaitIdle(Duration patience) {
        return lanes.awaitIdle(patience);
    }

    /** Looks after the connection; called every second or so. */
    final void tick(long now) {
        if (isOver(DEAD_AFTER, heardAt, now)) {
            end(CloseReason.CloseCodes.GOING_AWAY.getCode(), "No sign of life");
        } else if (assembly.begunAt() != 0 && isOver(LONGEST_MESSAGE, assembly.begunAt(), now)) {
            end(CloseReason.CloseCodes.VIOLATED_POLICY.getCode(), "A message that does not end");
        } else if (isOver(PING_EVERY, pingedAt, now)) {
            pingedAt = now;
            out().ping(NOTHING.duplicate());
            check();
            if (heardAt - renewedAt > 0) {
                renewedAt = now;
                renew();
            }
        }
    }

    private static boolean isOver(Duration time, long since, long now) {
        return now - since > time.toNanos();
    }

    private void renew() {
        if (lease != null) {
            lease.renew();
        }
    }

    /** Whoever is behind the program does something. */
    final void touched() {
        if (lease != null) {
            lease.touched();
        }
    }

    /**
     * Does something that may take a while: within a lane in order. While Parley is being stopped nothing is begun any more;
     * the program is told so by the end of the socket, and whoever sent faster than that would put it off.
     *
     * @return false if there was no room for it, which the program has been told, or Parley is being stopped
     */
    final boolean work(Object lane, Subject subject, Runnable task) {
        if (!services.sockets().isRunning()) {
            return false;
        }
        var added = lanes.add(lane, () -> attempt(subject, task), PATIENCE);
        if (!added) {
            out().send(Frames.error(
                    FrameCode.OVERLOADED, "Too much is waiting to be done; send it again", subject, SOON));
        }
        return added;
    }

    private void onPong(PongMessage pong) {
        if (ended.get()) {
            return;
        }
        heardAt = System.nanoTime();
        confirmed(pong.getApplicationData());
    }

    private void onBinary(ByteBuffer piece, boolean last) {
        if (ended.get()) {
            return;
        }
        heardAt = System.nanoTime();
        if (isBearable(piece.remaining(), last) && last) {
            assembly.end();
            refuse(FrameCode.BINARY, "Frames are text");
        }
    }

    /** What comes after the end, until the container has closed the socket, is dropped. */
    private void onText(String piece, boolean last) {
        if (ended.get()) {
            return;
        }
        heardAt = System.nanoTime();
        if (isBearable(JsonText.bytes(piece), last)) {
            var message = assembly.add(piece, last);
            message.ifPresent(text -> attempt(Subject.NONE, () -> received(text)));
            if (last && message.isEmpty()) {
                refuse(FrameCode.TOO_LARGE, "A frame has at most " + Frames.MAX_BYTES + " bytes");
            }
        }
    }

    private boolean isBearable(int bytes, boolean last) {
        var bearable = assembly.count(bytes, last);
        if (!bearable) {
            end(CloseReason.CloseCodes.TOO_BIG.getCode(), "A frame has at most " + Frames.MAX_BYTES + " bytes");
        }
        return bearable;
    }

    final void refuse(FrameCode code, String detail) {
        out().send(Frames.error(code, detail, Subject.NONE));
    }

    private void attempt(Subject subject, Runnable act) {
        try {
            if (isProgram()) {
                ProgramPace.enter();
            }
            act.run();
        } catch (BadFrameException e) {
            out().send(Frames.error(e.code(), e.detail(), e.subject()));
        } catch (NoSuchConversationException e) {
            out().send(Frames.error(FrameCode.NO_CONVERSATION, "There is no such conversation", subject));
        } catch (InvalidMessageException e) {
            out().send(Frames.error(Refusals.code(e), Refusals.detail(e), subject));
        } catch (MessageChangeRefusedException e) {
            out().send(Frames.error(Refusals.code(e), Refusals.detail(e), subject));
        } catch (MessageRefusedException e) {
            out().send(Frames.error(Refusals.code(e), Refusals.detail(e), subject, e.retryAfter()));
        } catch (DataAccessException | TransactionException e) {
            log.warn("A frame could not be obeyed", e);
            unavailable(subject);
        } catch (RuntimeException e) {
            log.error("A frame could not be obeyed", e);
            unavailable(subject);
        } finally {
            ProgramPace.leave();
        }
    }

    /** Else a page in a browser has opened it, behind which is a person. */
    private boolean isProgram() {
        return caller.credential() instanceof Credential.Token;
    }

    private void unavailable(Subject subject) {
        out().send(Frames.error(
                FrameCode.UNAVAILABLE,
                "It cannot be done now; whether it was done is not known. Send the same again.",
                subject,
                SOON));
    }
}
