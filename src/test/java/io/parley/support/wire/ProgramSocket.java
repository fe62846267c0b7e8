package io.parley.support.wire;

import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * A program on one of Parley's WebSockets: says frames, keeps all that it is told, and waits for what it expects. Any thread
 * may use it.
 */
public final class ProgramSocket implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final List<JsonNode> heard = new CopyOnWriteArrayList<>();
    private final StringBuilder unfinished = new StringBuilder();
    private volatile boolean reading = true;
    private volatile int closeCode;
    private WebSocket socket;

    private ProgramSocket() {}

    /** Opens the account-wide socket with a token and says that only what is new from now on is wanted. */
    public static ProgramSocket open(URI server, String token) {
        return resume(server, token, Map.of());
    }

    /** Opens the account-wide socket with a token and says which revision of each conversation it holds. */
    public static ProgramSocket resume(URI server, String token, Map<Long, Long> held) {
        var program = connect(server, "/api/v1/socket", Map.of("Authorization", "Bearer " + token));
        program.say(JSON.writeValueAsString(Map.of("type", "hello", "conversations", held)));
        program.expect("ready");
        return program;
    }

    /** Opens any socket with these headers and says nothing. */
    public static ProgramSocket connect(URI server, String path, Map<String, String> headers) {
        return connect(HTTP, server, path, headers);
    }

    /** Opens any socket from a browser, which sends its cookies along. */
    public static ProgramSocket connect(HttpClient browser, URI server, String path, Map<String, String> headers) {
        var program = new ProgramSocket();
        var builder = browser.newWebSocketBuilder().connectTimeout(PATIENCE);
        headers.forEach(builder::header);
        program.socket = builder.buildAsync(URI.create("ws://" + server.getAuthority() + path), program.new Listener())
                .join();
        return program;
    }

    /** The status with which a socket is refused; 101 if it is not. */
    public static int refusal(URI server, String path, Map<String, String> headers) {
        return refusal(HTTP, server, path, headers);
    }

    /** The status with which a socket of a browser is refused; 101 if it is not. */
    public static int refusal(HttpClient browser, URI server, String path, Map<String, String> headers) {
        try (var program = connect(browser, server, path, headers)) {
            return 101;
        } catch (CompletionException e) {
            if (e.getCause() instanceof WebSocketHandshakeException refused) {
                return refused.getResponse().statusCode();
            }
            throw e;
        }
    }

    /** Says a frame as it is. */
    public synchronized void say(String frame) {
        socket.sendText(frame, true).join();
    }

    /** Says a part of a frame. */
    public synchronized void sayPart(String part, boolean last) {
        socket.sendText(part, last).join();
    }

    public synchronized void sayBinary(byte[] content) {
        socket.sendBinary(ByteBuffer.wrap(content), true).join();
    }

    /** Sends a message and returns its name at once. */
    public UUID send(long to, String body) {
        var clientId = UUID.randomUUID();
        send(to, clientId, body);
        return clientId;
    }

    /** Sends a message under a name of one's own. */
    public void send(long to, UUID clientId, String body) {
        say(JSON.writeValueAsString(Map.of("type", "send", "to", to, "client_id", clientId.toString(), "body", body)));
    }

    /** Sends a message and waits for the answer that it is stored. */
    public JsonNode sendAndWait(long to, String body) {
        var clientId = send(to, body).toString();
        return expect("sent", frame -> frame.get("client_id").asString().equals(clientId));
    }

    public void ack(long conversation, long seq) {
        say("{\"type\":\"ack\",\"conversation\":" + conversation + ",\"seq\":" + seq + "}");
    }

    public void read(long conversation, long seq) {
        say("{\"type\":\"read\",\"conversation\":" + conversation + ",\"seq\":" + seq + "}");
    }

    /** Waits for the first frame of a type. */
    public JsonNode expect(String type) {
        return expect(type, frame -> true);
    }

    /** Waits for the first frame of a type that is such. */
    public JsonNode expect(String type, Predicate<JsonNode> such) {
        await("a frame " + type)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> find(type, such).isPresent() || closeCode != 0);
        return find(type, such).orElseThrow(() -> new AssertionError("closed with " + closeCode + " after " + heard));
    }

    private Optional<JsonNode> find(String type, Predicate<JsonNode> such) {
        return heard(type).stream().filter(such).findFirst();
    }

    /** All frames of a type so far, in the order in which they came. */
    public List<JsonNode> heard(String type) {
        return heard.stream()
                .filter(frame -> frame.get("type").asString().equals(type))
                .toList();
    }

    /** Everything said before this has been understood when this returns, and the quick answers to it have come. */
    public void settle() {
        var pongs = heard("pong").size();
        say("{\"type\":\"ping\"}");
        await("a pong")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> heard("pong").size() > pongs || closeCode != 0);
        if (closeCode != 0) {
            throw new AssertionError("closed with " + closeCode);
        }
    }

    /** Forgets what was heard so far. */
    public void forget() {
        heard.clear();
    }

    /** Reads nothing any more, as a program does that hangs. */
    public void stopReading() {
        reading = false;
    }

    public void goOnReading() {
        reading = true;
        socket.request(1);
    }

    /** Waits until the server has closed the socket; the code. */
    public int expectClose() {
        await("the end of the socket").atMost(PATIENCE).until(() -> closeCode != 0);
        return closeCode;
    }

    public boolean isOpen() {
        return closeCode == 0;
    }

    @Override
    public void close() {
        socket.sendClose(WebSocket.NORMAL_CLOSURE, "")
                .exceptionally(gone -> null)
                .join();
    }

    /** Goes away without a word. */
    public void abort() {
        socket.abort();
    }

    private final class Listener implements WebSocket.Listener {

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            unfinished.append(data);
            if (last) {
                heard.add(JSON.readTree(unfinished.toString()));
                unfinished.setLength(0);
            }
            if (reading) {
                from.request(1);
            }
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            closeCode = code;
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable problem) {
            closeCode = 1006;
        }
    }
}
