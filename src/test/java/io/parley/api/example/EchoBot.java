package io.parley.api.example;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import tools.jackson.databind.ObjectMapper;

/** Answers every text with the same text. Needs a token from Settings → Access tokens, and nothing of Parley. */
public final class EchoBot implements WebSocket.Listener {

    private final ObjectMapper json = new ObjectMapper();
    private final StringBuilder frame = new StringBuilder();
    private long me;

    /** For example {@code EchoBot wss://chat.example.org/api/v1/socket parley_…}. */
    public static void main(String[] args) throws InterruptedException {
        start(URI.create(args[0]), args[1]);
        Thread.currentThread().join();
    }

    public static CompletableFuture<WebSocket> start(URI socket, String token) {
        return HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .header("Authorization", "Bearer " + token)
                .buildAsync(socket, new EchoBot());
    }

    @Override
    public void onOpen(WebSocket socket) {
        socket.sendText("{\"type\":\"hello\",\"conversations\":{}}", true);
        socket.request(1);
    }

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
        frame.append(part);
        var said = CompletableFuture.completedFuture(socket);
        if (last) {
            said = answer(socket, frame.toString());
            frame.setLength(0);
        }
        return said.whenComplete((done, failed) -> socket.request(1));
    }

    private CompletableFuture<WebSocket> answer(WebSocket socket, String text) {
        var heard = json.readTree(text);
        if (heard.get("type").asString().equals("ready")) {
            me = heard.get("user_id").asLong();
        }
        if (!heard.get("type").asString().equals("message")
                || heard.get("sender_id").asLong() == me) {
            return CompletableFuture.completedFuture(socket);
        }
        var read = json.createObjectNode()
                .put("type", "read")
                .put("conversation", heard.get("conversation").asLong())
                .put("seq", heard.get("seq").asLong());
        // the same name for the same answer: sending it again after a broken connection can not make it two
        var name = UUID.nameUUIDFromBytes(("echo " + heard.get("message_id")).getBytes());
        var echo = json.createObjectNode()
                .put("type", "send")
                .put("to", heard.get("sender_id").asLong())
                .put("client_id", name.toString())
                .put("body", heard.get("body").asString());
        var said = socket.sendText(read.toString(), true);
        // a message of files alone has no text to be echoed
        return heard.get("body").asString().isEmpty()
                ? said
                : said.thenCompose(next -> next.sendText(echo.toString(), true));
    }
}
