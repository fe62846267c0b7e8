package io.parley.api;

import io.parley.realtime.DeliveryThreads;
import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.Session;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What waits to be sent on one socket, in order. While nothing waits there is no thread; a virtual one writes what there
 * is and ends. What a client does not take waits up to a limit, and then the socket is given up.
 */
final class FrameQueue {

    static final int MOST_FRAMES = 256;
    static final int MOST_BYTES = 1024 * 1024;

    /** A frame of text, or the content of a ping where there is no text. */
    private record Frame(@Nullable String text, @Nullable ByteBuffer ping, int bytes) {}

    private final Session session;
    private final DeliveryThreads threads;
    private final Runnable onOverflow;
    private final Runnable onFailure;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition written = lock.newCondition();
    private final ArrayDeque<Frame> waiting = new ArrayDeque<>(2);
    private int bytes;
    private boolean writing;
    private boolean closed;

    /**
     * @param onOverflow runs once when more waits than may, on the thread that wanted to add it
     * @param onFailure runs when the client can not be written to
     */
    FrameQueue(Session session, DeliveryThreads threads, Runnable onOverflow, Runnable onFailure) {
        this.session = session;
        this.threads = threads;
        this.onOverflow = onOverflow;
        this.onFailure = onFailure;
    }

    /** Adds a frame; returns at once. */
    void send(String text) {
        add(new Frame(text, null, JsonText.bytes(text)), true);
    }

    /**
     * Adds a frame and, where nobody else is writing, writes it, which may take as long as the client likes: for threads that
     * have nothing else to do, and no more to say until then.
     *
     * @param queued runs in between, when the frame has its place
     */
    void write(String text, Runnable queued) {
        var mine = add(new Frame(text, null, JsonText.bytes(text)), false);
        queued.run();
        if (mine) {
            write();
        }
    }

    /** Adds a ping behind what waits; returns at once. */
    void ping(ByteBuffer content) {
        add(new Frame(null, content, content.remaining()), true);
    }

    /** Waits until half of the room is free. Returns false when it takes longer, or the socket is closed. */
    boolean awaitRoom(Duration patience) {
        var left = patience.toNanos();
        lock.lock();
        try {
            while (!closed && (waiting.size() > MOST_FRAMES / 2 || bytes > MOST_BYTES / 2)) {
                if (left <= 0) {
                    return false;
                }
                left = written.awaitNanos(left);
            }
            return !closed;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    /** Drops what waits; nothing is sent any more. */
    void close() {
        lock.lock();
        try {
            closed = true;
            waiting.clear();
            bytes = 0;
            written.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** @return whether the caller has to write */
    private boolean add(Frame frame, boolean onThreadOfItsOwn) {
        boolean overflow;
        lock.lock();
        try {
            if (closed) {
                return false;
            }
            overflow = waiting.size() >= MOST_FRAMES || bytes + frame.bytes() > MOST_BYTES;
            if (!overflow) {
                waiting.add(frame);
                bytes += frame.bytes();
                if (writing) {
                    return false;
                }
                writing = true;
            }
        } finally {
            lock.unlock();
        }
        if (overflow) {
            close();
            onOverflow.run();
            return false;
        }
        if (onThreadOfItsOwn) {
            threads.execute(this::write);
            return false;
        }
        return true;
    }

    private void write() {
        try {
            var remote = session.getBasicRemote();
            var batching = false;
            for (var frame = next(); frame != null; frame = next()) {
                if (!batching && hasMore()) {
                    remote.setBatchingAllowed(true);
                    batching = true;
                }
                put(remote, frame);
                if (batching && !hasMore()) {
                    remote.setBatchingAllowed(false);
                    batching = false;
                }
            }
        } catch (IOException | RuntimeException gone) {
            close();
            onFailure.run();
        }
    }

    private static void put(RemoteEndpoint.Basic remote, Frame frame) throws IOException {
        if (frame.text() != null) {
            remote.sendText(frame.text());
        } else if (frame.ping() != null) {
            remote.sendPing(frame.ping());
        }
    }

    private @Nullable Frame next() {
        lock.lock();
        try {
            var frame = waiting.poll();
            if (frame == null) {
                writing = false;
            } else {
                bytes -= frame.bytes();
                written.signalAll();
            }
            return frame;
        } finally {
            lock.unlock();
        }
    }

    private boolean hasMore() {
        lock.lock();
        try {
            return !waiting.isEmpty();
        } finally {
            lock.unlock();
        }
    }
}
