package io.parley.support.wire;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * A WebSocket for text, as light as a client can be: whoever measures a server on the same machine must not be what limits it.
 * Masks with zeros, which is allowed and costs nothing; answers pings.
 */
public final class TextSocket implements AutoCloseable {

    private static final int FINAL = 0x80;
    private static final int MASKED = 0x80;
    private static final int CONTINUATION = 0;
    private static final int TEXT = 1;
    private static final int CLOSE = 8;
    private static final int PING = 9;
    private static final int PONG = 10;
    private static final int TWO_BYTES = 126;
    private static final int EIGHT_BYTES = 127;

    private final Socket connection;
    private final DataInputStream in;
    private final Consumer<String> onText;

    /** @param connection over which the upgrade has been agreed */
    TextSocket(Socket connection, BufferedInputStream in, Consumer<String> onText) {
        this.connection = connection;
        this.in = new DataInputStream(in);
        this.onText = onText;
    }

    /** Opens a socket with an access token. */
    public static TextSocket open(URI server, String path, String token, Consumer<String> onText) {
        return Browser.fresh(server).tab().socket(path, "Authorization: Bearer " + token + "\r\n", onText);
    }

    /** Begins to listen, on a thread of its own. */
    TextSocket listen() {
        Thread.ofVirtual().start(() -> {
            try {
                read();
            } catch (IOException ended) {
                // however it ended, it is over
            }
            close();
        });
        return this;
    }

    private void read() throws IOException {
        var message = new ByteArrayOutputStream();
        while (true) {
            var first = in.readUnsignedByte();
            var payload = in.readNBytes(length(in.readUnsignedByte()));
            switch (first & 0xf) {
                case TEXT, CONTINUATION -> {
                    message.writeBytes(payload);
                    if ((first & FINAL) != 0) {
                        onText.accept(message.toString(StandardCharsets.UTF_8));
                        message.reset();
                    }
                }
                case PING -> write(PONG, payload);
                case CLOSE -> {
                    return;
                }
                default -> {}
            }
        }
    }

    private int length(int told) throws IOException {
        return switch (told) {
            case TWO_BYTES -> in.readUnsignedShort();
            case EIGHT_BYTES -> Math.toIntExact(in.readLong());
            default -> told;
        };
    }

    /** Says a text; returns when it is on its way. */
    public void say(String text) {
        write(TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    private void write(int opcode, byte[] payload) {
        var frame = ByteBuffer.allocate(payload.length + 14).put((byte) (FINAL | opcode));
        if (payload.length < TWO_BYTES) {
            frame.put((byte) (MASKED | payload.length));
        } else {
            frame.put((byte) (MASKED | TWO_BYTES)).putShort((short) payload.length);
        }
        frame.putInt(0).put(payload);
        try {
            synchronized (this) {
                connection.getOutputStream().write(frame.array(), 0, frame.position());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Goes away without a word. */
    @Override
    public void close() {
        try {
            connection.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
