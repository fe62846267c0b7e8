package io.parley.support.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A browser tab with an open conversation, as the server sees one: it loads the page, opens the push connection, sends
 * what the composer sends, and watches the rows of the thread for their client ids and their status.
 */
public final class ConversationTab implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern COMPOSER = Pattern.compile(
            "\"node\":(\\d+),\"type\":\"splice\",\"feat\":\\d+,\"index\":0,\"add\":\\[\"parley-composer\"");
    private static final Pattern NUMBER = Pattern.compile("\"syncId\":(\\d+)");
    private static final int PAGE = 1;
    private static final int HEARTBEAT_SECONDS = 60;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Browser.Tab browser;
    private final BiConsumer<UUID, String> onStatus;
    private final ExecutorService sender =
            Executors.newSingleThreadExecutor(Thread.ofVirtual().factory());
    private final ScheduledExecutorService heart =
            Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().factory());
    private final Map<Integer, UUID> rows = new ConcurrentHashMap<>();
    private final Map<Integer, String> early = new ConcurrentHashMap<>();
    private final CompletableFuture<Integer> composer = new CompletableFuture<>();
    private final StringBuilder frame = new StringBuilder();

    /** What was said after something that has not come yet, by its number. */
    private final Map<Long, String> ahead = new HashMap<>();

    private int ui;
    private String csrf;
    private volatile long syncId;
    private int clientId;
    private TextSocket push;
    private Duration opening = Duration.ZERO;
    private boolean looking;
    private long highestSeq;

    /**
     * @param onStatus hears of every row by its client id, with "stands" once it is numbered and with its status, as often as the
     *     server tells it
     */
    private ConversationTab(Browser browser, BiConsumer<UUID, String> onStatus) {
        this.browser = browser.tab();
        this.onStatus = onStatus;
    }

    /** Logs in; what is returned is one browser with its cookies. */
    public static HttpClient logIn(URI server, String username, String password) {
        var http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .cookieHandler(new CookieManager())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        send(http, HttpRequest.newBuilder(server.resolve("/login")).GET());
        var form = Map.of("username", username, "password", password).entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        var answer = send(
                http,
                HttpRequest.newBuilder(server.resolve("/login"))
                        .header("Origin", origin(server))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form)));
        if (answer.headers().firstValue("location").orElse("?error").contains("error")) {
            throw new IllegalStateException("Log-in failed for " + username);
        }
        return http;
    }

    /** Opens the conversation with a person in a new tab, push connection included. */
    public static ConversationTab open(HttpClient browser, URI server, String peer, BiConsumer<UUID, String> onStatus) {
        return open(Browser.like(browser, server), peer, onStatus);
    }

    /** The same before somebody's eyes: the server's questions are answered, so that messages become read. */
    public static ConversationTab openAndLook(
            HttpClient browser, URI server, String peer, BiConsumer<UUID, String> onStatus) {
        return openAndLook(Browser.like(browser, server), peer, onStatus);
    }

    /** Opens the conversation with a person in a new tab, push connection included. */
    public static ConversationTab open(Browser browser, String peer, BiConsumer<UUID, String> onStatus) {
        var tab = new ConversationTab(browser, onStatus);
        tab.load("chat/" + peer);
        return tab;
    }

    /** The same before somebody's eyes: the server's questions are answered, so that messages become read. */
    public static ConversationTab openAndLook(Browser browser, String peer, BiConsumer<UUID, String> onStatus) {
        var tab = new ConversationTab(browser, onStatus);
        tab.looking = true;
        tab.load("chat/" + peer);
        return tab;
    }

    /** How long the server took to answer the navigation to the conversation, with the way there and back. */
    public Duration opening() {
        return opening;
    }

    private void load(String route) {
        var page = browser.page("/" + route);
        if (page.status() >= 400) {
            throw new IllegalStateException("/" + route + " was answered " + page.status());
        }
        var init = JSON.readTree(
                browser.get("/?v-r=init&location=" + URLEncoder.encode(route, StandardCharsets.UTF_8) + "&query=")
                        .body());
        var config = init.get("appConfig");
        var uidl = config.get("uidl");
        ui = config.get("v-uiId").asInt();
        csrf = uidl.get("Vaadin-Security-Key").asString();
        syncId = uidl.get("syncId").asLong();
        push = browser.socket(
                "/VAADIN/push?v-r=push&v-uiId=" + ui + "&v-pushId="
                        + uidl.get("Vaadin-Push-ID").asString()
                        + "&X-Atmosphere-tracking-id=0&X-Atmosphere-Framework=4.0.1"
                        + "&X-Atmosphere-Transport=websocket&X-Atmosphere-TrackMessageSize=true"
                        + "&Content-Type=application/json;%20charset=UTF-8&X-atmo-protocol=true",
                "",
                this::takeMessages);
        var asked = System.nanoTime();
        post(JSON.createObjectNode()
                .put("type", "event")
                .put("node", PAGE)
                .put("event", "ui-navigate")
                .set(
                        "data",
                        JSON.createObjectNode()
                                .put("route", route)
                                .put("query", "")
                                .put("appShellTitle", "")
                                .put("trigger", "")
                                .set("historyState", JSON.createObjectNode().put("idx", 0))));
        opening = Duration.ofNanos(System.nanoTime() - asked);
        composer.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
        heart.scheduleAtFixedRate(this::beat, HEARTBEAT_SECONDS, HEARTBEAT_SECONDS, TimeUnit.SECONDS);
    }

    /** Sends a message as Enter does; returns at once with the name that the message has. */
    public UUID send(String text) {
        var name = UUID.randomUUID();
        send(name, text);
        return name;
    }

    /** Sends a message under a name of one's own; returns at once. */
    public void send(UUID name, String text) {
        later(() -> post(JSON.createObjectNode()
                .put("type", "event")
                .put("node", composer.join())
                .put("event", "parley-send")
                .set(
                        "data",
                        JSON.createObjectNode()
                                .put("event.detail.clientId", name.toString())
                                .put("event.detail.text", text)
                                .put("event.detail.files", "")
                                .put("event.detail.replyTo", "")
                                .put("event.detail.seen", Long.toString(highestSeq())))));
    }

    /** Tells the server of something that has happened on the page itself; returns at once. */
    public void tell(String event) {
        later(() -> post(JSON.createObjectNode()
                .put("type", "event")
                .put("node", PAGE)
                .put("event", event)
                .set("data", JSON.createObjectNode())));
    }

    private void post(JsonNode call) {
        post(JSON.createArrayNode().add(call));
    }

    private void post(ArrayNode calls) {
        var message = message();
        message.set("rpc", calls);
        read(exchange(message));
    }

    /** Tells the server from time to time that the page still lives, as every page does. */
    private void beat() {
        later(() -> browser.post("/?v-r=heartbeat&v-uiId=" + ui, "text/plain; charset=UTF-8", ""));
    }

    private ObjectNode message() {
        return JSON.createObjectNode()
                .put("csrfToken", csrf)
                .put("syncId", syncId)
                .put("clientId", clientId++);
    }

    private void later(Runnable task) {
        sender.execute(() -> {
            try {
                task.run();
            } catch (UncheckedIOException serverHasGone) {
                // whoever waits for an answer sees that there is none
            } catch (IllegalStateException e) {
                // whoever closes a tab interrupts what it was about to say
                if (!sender.isShutdown()) {
                    throw e;
                }
            }
        });
    }

    private String exchange(JsonNode message) {
        return browser.post(
                        "/?v-r=uidl&v-uiId=" + ui, "application/json; charset=UTF-8", JSON.writeValueAsString(message))
                .body();
    }

    private static String origin(URI server) {
        return server.getScheme() + "://" + server.getAuthority();
    }

    private static HttpResponse<String> send(HttpClient http, HttpRequest.Builder request) {
        try {
            return http.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Takes in what the server says in the order in which it was said: the answer to a request and a push can overtake each other. */
    private synchronized void read(String message) {
        var number = NUMBER.matcher(message);
        if (number.find()) {
            ahead.put(Long.valueOf(number.group(1)), message);
        }
        for (var next = ahead.remove(syncId + 1); next != null; next = ahead.remove(syncId + 1)) {
            syncId++;
            take(next);
        }
    }

    /** Takes what the server says of rows out of one of its messages. */
    private void take(String message) {
        if (!composer.isDone()) {
            var found = COMPOSER.matcher(message);
            if (found.find()) {
                composer.complete(Integer.valueOf(found.group(1)));
            }
        }
        var content = JSON.readTree(message);
        for (var change : content.path("changes")) {
            if (change.path("type").asString("").equals("put")) {
                noteAttribute(
                        change.get("node").asInt(),
                        change.path("key").asString(""),
                        change.path("value").asString(""));
            }
        }
        for (var change : content.path("changes")) {
            var name = rows.get(change.path("node").asInt(0));
            if (name != null && change.path("key").asString("").equals("data-seq")) {
                onStatus.accept(name, "stands");
            }
        }
        if (looking) {
            answer(content.path("execute"));
        }
        early.forEach((node, status) -> {
            var name = rows.get(node);
            if (name != null) {
                early.remove(node);
                onStatus.accept(name, status);
            }
        });
    }

    private void noteAttribute(int node, String key, String value) {
        switch (key) {
            case "data-client-id" -> rows.put(node, UUID.fromString(value));
            case "data-status" -> early.put(node, value);
            case "data-seq" -> highestSeq = Math.max(highestSeq, Long.parseLong(value));
            default -> {}
        }
    }

    /** Answers scripts as a browser would in which everything is in view and nothing is kept: all of a message at once. */
    private void answer(JsonNode scripts) {
        var answers = JSON.createArrayNode();
        for (var script : scripts) {
            var expression = script.get(script.size() - 1).asString("");
            StreamSupport.stream(script.spliterator(), false)
                    .map(parameter -> parameter.path("@v-return"))
                    .filter(JsonNode::isArray)
                    .findFirst()
                    .ifPresent(channel -> answers.add(JSON.createObjectNode()
                            .put("type", "channel")
                            .put("node", channel.get(0).asInt())
                            .put("channel", channel.get(1).asInt())
                            .set("args", JSON.createArrayNode().add(result(expression)))));
        }
        if (!answers.isEmpty()) {
            later(() -> post(answers));
        }
    }

    private JsonNode result(String expression) {
        if (expression.contains("visibilityState")) {
            return JSON.valueToTree(highestSeq());
        }
        return expression.contains("sessionStorage") ? JSON.createArrayNode() : JSON.valueToTree(true);
    }

    private synchronized long highestSeq() {
        return highestSeq;
    }

    /** Is not heard of any more unless it is asked, as a page that the browser has put to sleep. */
    public void sleep() {
        heart.shutdownNow();
    }

    /** Closes the tab as its cross does: the server hears of it. */
    public void leave() {
        // in its turn: a message of the tab that is numbered out of order is ignored
        CompletableFuture.runAsync(
                        () -> {
                            var message = message().put("UNLOAD", true);
                            message.putArray("rpc");
                            exchange(message);
                        },
                        sender)
                .join();
        close();
    }

    /** Closes the tab as a browser does that goes away without a word. */
    @Override
    public void close() {
        heart.shutdownNow();
        sender.shutdownNow();
        push.close();
        browser.close();
    }

    /** A text may hold several messages, each after its length in characters, or a part of one. */
    private void takeMessages(String text) {
        frame.append(text);
        for (var bar = frame.indexOf("|"); bar >= 0; bar = frame.indexOf("|")) {
            var length = Integer.parseInt(frame.substring(0, bar).strip());
            if (frame.length() < bar + 1 + length) {
                return;
            }
            var message = frame.substring(bar + 1, bar + 1 + length);
            frame.delete(0, bar + 1 + length);
            if (message.startsWith("{")) {
                read(message);
            }
        }
        frame.setLength(0);
    }
}
