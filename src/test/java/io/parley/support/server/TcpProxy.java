package io.parley.support.server;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands between Parley and its PostgreSQL: lets everything through, holds everything, or cuts a connection in the middle of
 * a COMMIT. Understands of the protocol (version 3, without TLS) what a COMMIT is and nothing else.
 */
public final class TcpProxy implements AutoCloseable {

    /** Where a connection is cut: the server has not heard of the COMMIT, or its answer is never heard. */
    public enum Cut {
        BEFORE_COMMIT,
        AFTER_COMMIT
    }

    private static final int MOST_OF_A_MESSAGE = 1 << 24;

    private final ServerSocket door;
    private final int target;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger cuts = new AtomicInteger();
    private final Object gate = new Object();
    private boolean frozen;
    private volatile int cutEvery;

    /** @param target the port of the database on this machine */
    public TcpProxy(int target) {
        this.target = target;
        try {
            door = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::welcome);
    }

    public int port() {
        return door.getLocalPort();
    }

    /** How many connections have been cut inside a COMMIT. */
    public int cuts() {
        return cuts.get();
    }

    /** Cuts every connection at its n-th COMMIT, before and after in turns; 0 cuts none. */
    public void cutEvery(int commits) {
        cutEvery = commits;
    }

    /** Holds all bytes in both directions, and new connections; nothing is closed. */
    public void freeze() {
        synchronized (gate) {
            frozen = true;
        }
    }

    public void thaw() {
        synchronized (gate) {
            frozen = false;
            gate.notifyAll();
        }
    }

    private void passGate() throws IOException {
        synchronized (gate) {
            while (frozen) {
                try {
                    gate.wait();
                } catch (InterruptedException e) {
                    throw new IOException(e);
                }
            }
        }
    }

    private void welcome() {
        while (!door.isClosed()) {
            try {
                var client = door.accept();
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        open.add(client);
        try (client) {
            passGate();
            try (var server = new Socket(InetAddress.getLoopbackAddress(), target)) {
                client.setTcpNoDelay(true);
                server.setTcpNoDelay(true);
                open.add(server);
                new Connection(client, server).run();
                open.remove(server);
            }
        } catch (IOException ended) {
            // one of the two has gone, and so does the other
        } finally {
            open.remove(client);
        }
    }

    private final class Connection {

        private final Socket client;
        private final Socket server;
        private final Set<String> commitStatements = new HashSet<>();
        private volatile boolean answerIsLost;
        private int commits;

        Connection(Socket client, Socket server) {
            this.client = client;
            this.server = server;
        }

        void run() throws IOException {
            var answers = Thread.ofVirtual().start(this::answers);
            try {
                questions(new DataInputStream(client.getInputStream()), server.getOutputStream());
            } finally {
                if (answerIsLost) {
                    join(answers);
                }
                server.close();
                client.close();
            }
        }

        private void questions(DataInputStream from, OutputStream to) throws IOException {
            forward(to, -1, message(from));
            while (true) {
                var type = from.read();
                if (type < 0) {
                    return;
                }
                var content = message(from);
                if (isCommit((char) type, content) && cutEvery > 0 && ++commits >= cutEvery) {
                    var cut = Cut.values()[cuts.getAndIncrement() % 2];
                    if (cut == Cut.BEFORE_COMMIT) {
                        return;
                    }
                    answerIsLost = true;
                    forward(to, type, content);
                    if (type != 'Q') {
                        pump(from, to);
                    }
                    return;
                }
                forward(to, type, content);
            }
        }

        /** Execute and Sync follow a Bind at once. */
        private void pump(DataInputStream from, OutputStream to) throws IOException {
            int type;
            do {
                type = from.read();
                forward(to, type, message(from));
            } while (type != 'S');
        }

        private void answers() {
            var buffer = new byte[65_536];
            try {
                var from = server.getInputStream();
                var to = client.getOutputStream();
                for (var length = from.read(buffer); length >= 0; length = from.read(buffer)) {
                    passGate();
                    if (answerIsLost) {
                        return;
                    }
                    to.write(buffer, 0, length);
                }
                client.close();
            } catch (IOException ended) {
                // the other direction tells
            }
        }

        private boolean isCommit(char type, byte[] content) {
            var text = new String(content, StandardCharsets.ISO_8859_1);
            return switch (type) {
                case 'Q' -> text.startsWith("COMMIT");
                case 'P' -> {
                    var name = text.substring(0, text.indexOf(0));
                    if (text.startsWith("COMMIT", name.length() + 1)) {
                        commitStatements.add(name);
                    } else {
                        commitStatements.remove(name);
                    }
                    yield false;
                }
                case 'B' -> {
                    var portal = text.indexOf(0) + 1;
                    yield commitStatements.contains(text.substring(portal, text.indexOf(0, portal)));
                }
                default -> false;
            };
        }

        private void forward(OutputStream to, int type, byte[] content) throws IOException {
            passGate();
            var offset = type < 0 ? 0 : 1;
            var bytes = new byte[offset + 4 + content.length];
            bytes[0] = (byte) type;
            var length = content.length + 4;
            for (var index = 0; index < 4; index++) {
                bytes[offset + index] = (byte) (length >>> (24 - 8 * index));
            }
            System.arraycopy(content, 0, bytes, offset + 4, content.length);
            to.write(bytes);
        }
    }

    private static byte[] message(DataInputStream from) throws IOException {
        var length = from.readInt() - 4;
        if (length < 0 || length > MOST_OF_A_MESSAGE) {
            throw new IOException("Not a message of PostgreSQL");
        }
        return from.readNBytes(length);
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        thaw();
        for (var socket : open) {
            socket.close();
        }
    }
}
