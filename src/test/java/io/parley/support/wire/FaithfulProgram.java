package io.parley.support.wire;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * A program of one person that does what docs/protocol.md asks and no more: keeps what it hears and acknowledges it, sends
 * again under the same name what is not answered, and after every interruption comes back with the revisions that it holds.
 */
public final class FaithfulProgram implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final ScheduledExecutorService LATER =
            Executors.newScheduledThreadPool(1, Thread.ofPlatform().daemon().factory());
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int LONGEST_PAUSE_MS = 400;

    /** Where a message stands. */
    public record Place(long conversation, long seq) {}

    /** How far somebody has come with the messages of the other. */
    public record Reached(long delivered, long read) {

        public static final Reached NOTHING = new Reached(0, 0);
    }

    private record Letter(long to, String body) {}

    private final URI server;
    private final String token;
    private final Map<UUID, Letter> written = new LinkedHashMap<>();
    private final Map<UUID, Letter> unanswered = new LinkedHashMap<>();
    private final Map<UUID, Place> answered = new HashMap<>();
    private final Map<Long, TreeMap<Long, UUID>> held = new HashMap<>();
    private final Map<Long, Long> revisions = new HashMap<>();
    private final Map<Long, Reached> peers = new HashMap<>();
    private final Map<String, Integer> errors = new HashMap<>();
    private long person;
    private int contradictions;
    private int connections;
    private boolean ready;
    private boolean closed;
    private WebSocket socket;
    private CompletableFuture<WebSocket> said = CompletableFuture.completedFuture(null);

    public FaithfulProgram(URI server, String token) {
        this.server = server;
        this.token = token;
        connect();
    }

    /** Sends a message; returns at once. */
    public synchronized void send(long to, String body) {
        var name = UUID.randomUUID();
        var letter = new Letter(to, body);
        written.put(name, letter);
        unanswered.put(name, letter);
        if (ready) {
            say(name, letter);
        }
    }

    public synchronized int unanswered() {
        return unanswered.size();
    }

    public synchronized Map<UUID, Place> answered() {
        return Map.copyOf(answered);
    }

    public synchronized int answeredCount() {
        return answered.size();
    }

    public synchronized List<UUID> written() {
        return List.copyOf(written.keySet());
    }

    /** What it holds of each conversation by seq, its own messages included. */
    public synchronized Map<Long, Map<Long, UUID>> held() {
        var copy = new HashMap<Long, Map<Long, UUID>>();
        held.forEach((id, messages) -> copy.put(id, Map.copyOf(messages)));
        return copy;
    }

    /** How far the peer of each conversation has come, as it was told last; without those of which it was told nothing. */
    public synchronized Map<Long, Reached> peers() {
        return Map.copyOf(peers);
    }

    /** Whose program it is; 0 until it has been connected. */
    public synchronized long person() {
        return person;
    }

    /** How often it was told of one seq that it is another message than before; never, if all is well. */
    public synchronized int contradictions() {
        return contradictions;
    }

    /** How often each error was answered. */
    public synchronized Map<String, Integer> errors() {
        return Map.copyOf(errors);
    }

    public synchronized boolean isReady() {
        return ready;
    }

    /** How often it was connected. */
    public synchronized int connections() {
        return connections;
    }

    private void connect() {
        HTTP.newWebSocketBuilder()
                .connectTimeout(PATIENCE)
                .header("Authorization", "Bearer " + token)
                .buildAsync(URI.create("ws://" + server.getAuthority() + "/api/v1/socket"), new Listener())
                .whenComplete((opened, failed) -> {
                    if (failed != null) {
                        comeBack();
                    }
                });
    }

    private synchronized void comeBack() {
        ready = false;
        if (!closed) {
            // not all at the same moment
            LATER.schedule(
                    this::connect, ThreadLocalRandom.current().nextInt(20, LONGEST_PAUSE_MS), TimeUnit.MILLISECONDS);
        }
    }

    private synchronized void opened(WebSocket opened) {
        socket = opened;
        said = CompletableFuture.completedFuture(opened);
        var hello = JSON.createObjectNode().put("type", "hello");
        var conversations = hello.putObject("conversations");
        revisions.forEach((id, rev) -> conversations.put(id.toString(), rev));
        say(hello.toString());
    }

    private void say(UUID name, Letter letter) {
        say(JSON.createObjectNode()
                .put("type", "send")
                .put("to", letter.to)
                .put("client_id", name.toString())
                .put("body", letter.body)
                .toString());
    }

    private void say(String frame) {
        said = said.thenCompose(open -> open.sendText(frame, true));
    }

    private synchronized void heard(WebSocket from, JsonNode frame) {
        if (from != socket) {
            return;
        }
        switch (frame.get("type").asString()) {
            case "ready" -> {
                ready = true;
                connections++;
                person = frame.get("user_id").asLong();
                frame.get("conversations")
                        .properties()
                        .forEach(passedOver -> revisions.merge(
                                Long.parseLong(passedOver.getKey()),
                                passedOver.getValue().asLong(),
                                Math::max));
                unanswered.forEach(this::say);
                // nobody has answered the last time, so it may not have been heard
                held.keySet().forEach(this::acknowledgeAgain);
            }
            case "sent" -> {
                var name = UUID.fromString(frame.get("client_id").asString());
                unanswered.remove(name);
                answered.put(name, place(frame));
                hold(frame, name);
                revisions.putIfAbsent(frame.get("conversation").asLong(), 0L);
            }
            case "message" -> {
                hold(frame, UUID.fromString(frame.get("client_id").asString()));
                revised(frame);
                say("{\"type\":\"ack\",\"conversation\":%d,\"seq\":%d}"
                        .formatted(
                                frame.get("conversation").asLong(),
                                frame.get("seq").asLong()));
            }
            case "receipt" -> {
                revised(frame);
                if (frame.get("user_id").asLong() != person) {
                    peers.put(
                            frame.get("conversation").asLong(),
                            new Reached(
                                    frame.get("delivered_up_to").asLong(),
                                    frame.get("read_up_to").asLong()));
                }
            }
            case "error" -> refused(frame);
            default -> {}
        }
    }

    private static Place place(JsonNode frame) {
        return new Place(frame.get("conversation").asLong(), frame.get("seq").asLong());
    }

    private void hold(JsonNode frame, UUID name) {
        var place = place(frame);
        var before =
                held.computeIfAbsent(place.conversation, id -> new TreeMap<>()).put(place.seq, name);
        if (before != null && !before.equals(name)) {
            contradictions++;
        }
    }

    private void revised(JsonNode frame) {
        revisions.merge(frame.get("conversation").asLong(), frame.get("rev").asLong(), Math::max);
    }

    private void refused(JsonNode frame) {
        errors.merge(frame.get("code").asString(), 1, Integer::sum);
        if (frame.hasNonNull("client_id")) {
            var name = UUID.fromString(frame.get("client_id").asString());
            LATER.schedule(
                    () -> sendAgain(name),
                    Math.max(50, frame.path("retry_after_ms").asLong(0)),
                    TimeUnit.MILLISECONDS);
        } else if (frame.hasNonNull("conversation")) {
            LATER.schedule(() -> acknowledgeAgain(frame.get("conversation").asLong()), 500, TimeUnit.MILLISECONDS);
        }
    }

    private synchronized void sendAgain(UUID name) {
        var letter = unanswered.get(name);
        if (letter != null && ready) {
            say(name, letter);
        }
    }

    private synchronized void acknowledgeAgain(long conversation) {
        var messages = held.get(conversation);
        if (messages != null && ready) {
            say("{\"type\":\"ack\",\"conversation\":%d,\"seq\":%d}".formatted(conversation, messages.lastKey()));
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        ready = false;
        if (socket != null) {
            socket.abort();
        }
    }

    private final class Listener implements WebSocket.Listener {

        private final StringBuilder unfinished = new StringBuilder();

        @Override
        public void onOpen(WebSocket from) {
            opened(from);
            from.request(1);
        }

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            unfinished.append(data);
            if (last) {
                heard(from, JSON.readTree(unfinished.toString()));
                unfinished.setLength(0);
            }
            from.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            comeBack();
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable problem) {
            comeBack();
        }
    }
}
