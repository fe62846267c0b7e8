package io.parley.benchmark;

import io.parley.benchmark.Stage.Player;
import io.parley.support.wire.Browser;
import io.parley.support.wire.ConversationTab;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;

/** What a long history and a large account cost, by REST: the server's time with the way there and back. */
final class HistoryFigures implements Part {

    private static final int SHORT = 3_000;
    private static final int MIDDLING = 100_000;
    private static final int LONG = 1_000_000;
    private static final int MANY = 10_000;
    private static final int A_PAGE = 50;
    private static final int WARM_UP = 2_000;
    private static final int REQUESTS = 300;
    private static final int OPENINGS_TO_WARM_UP = 200;
    private static final int OPENINGS = 40;
    private static final Pattern FIRST_CONVERSATION = Pattern.compile("\"id\":(\\d+)");

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Override
    public void measure(Table table) throws Exception {
        Duration few;
        Duration shortOpening;
        try (var stage = Stage.of("benchmark-short", Stage.USUAL_HEAP, 2, SHORT)) {
            stage.settle();
            few = lastMessages(stage, stage.players().get(0));
            shortOpening =
                    opening(stage, stage.players().get(0), stage.players().get(1));
        }
        table.row("the last 50 messages with 3,000 stored", "p50 " + Samples.milliseconds(few), "p50 5 ms");
        try (var stage = Stage.of("benchmark-long", Stage.USUAL_HEAP, 4, MIDDLING, (database, players) -> {
            database.writeHistory(players.get(0).username(), players.get(2).username(), LONG);
            database.writeConversations(players.get(1).id(), "neighbour", A_PAGE);
            database.writeConversations(players.get(3).id(), "friend", MANY);
        })) {
            stage.settle();
            var many = lastMessages(stage, stage.players().get(2));
            table.row(
                    "the last 50 messages with 1 M stored",
                    "p50 " + Samples.milliseconds(many) + ratio(many, few),
                    "1.5 x the figure at 3,000");
            opening(table, stage, "100,000", stage.players().get(1), shortOpening);
            opening(table, stage, "1 M", stage.players().get(2), shortOpening);
            large(table, stage);
        }
    }

    private static void opening(Table table, Stage stage, String messages, Player peer, Duration shortOpening) {
        var opening = opening(stage, stage.players().get(0), peer);
        table.row(
                "open a conversation of " + messages + " messages on a screen",
                "p50 " + Samples.milliseconds(opening) + ratio(opening, shortOpening),
                "100 ms");
    }

    private static String ratio(Duration one, Duration other) {
        return String.format(Locale.ROOT, " (%.2f x)", (double) one.toNanos() / other.toNanos());
    }

    private void large(Table table, Stage stage) throws IOException, InterruptedException {
        var small = stage.players().get(1);
        var large = stage.players().get(3);
        var peer = stage.players().get(2).id();
        row(table, "list of conversations", list(stage, large), list(stage, small));
        row(table, "last 50 messages", lastMessages(stage, large), lastMessages(stage, small));
        row(
                table,
                "sending",
                sending(stage, large, peer),
                sending(stage, small, stage.players().get(0).id()));
    }

    private static void row(Table table, String action, Duration large, Duration small) {
        table.row(
                "an account with 10,000 conversations: " + action,
                "p50 " + Samples.milliseconds(large) + ratio(large, small),
                "no more than a small one");
    }

    private Duration list(Stage stage, Player player) throws IOException, InterruptedException {
        return p50(() -> ask(stage, player, "/api/v1/conversations"));
    }

    private Duration lastMessages(Stage stage, Player player) throws IOException, InterruptedException {
        var first = FIRST_CONVERSATION.matcher(ask(stage, player, "/api/v1/conversations"));
        if (!first.find()) {
            throw new IllegalStateException("No conversation");
        }
        var path = "/api/v1/conversations/" + first.group(1) + "/messages?limit=50";
        return p50(() -> ask(stage, player, path));
    }

    private static Duration opening(Stage stage, Player player, Player peer) {
        var browser = Browser.remembered(stage.address(), player.cookie());
        var times = new ArrayList<Duration>();
        for (var number = 0; number < OPENINGS_TO_WARM_UP + OPENINGS; number++) {
            try (var tab = ConversationTab.open(browser, peer.username(), (name, status) -> {})) {
                if (number >= OPENINGS_TO_WARM_UP) {
                    times.add(tab.opening());
                }
            }
        }
        return Samples.of(times).percentile(0.5);
    }

    private Duration sending(Stage stage, Player player, long to) throws IOException, InterruptedException {
        return p50(() -> answer(HttpRequest.newBuilder(address(stage, "/api/v1/people/" + to + "/messages"))
                .header("Authorization", "Bearer " + player.token())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(
                        "{\"client_id\":\"" + UUID.randomUUID() + "\",\"body\":\"" + "x".repeat(64) + "\"}"))));
    }

    private interface Request {
        String make() throws IOException, InterruptedException;
    }

    private static Duration p50(Request request) throws IOException, InterruptedException {
        var times = new ArrayList<Duration>();
        for (var number = 0; number < WARM_UP + REQUESTS; number++) {
            var begun = System.nanoTime();
            request.make();
            if (number >= WARM_UP) {
                times.add(Duration.ofNanos(System.nanoTime() - begun));
            }
        }
        return Samples.of(times).percentile(0.5);
    }

    private String ask(Stage stage, Player player, String path) throws IOException, InterruptedException {
        return answer(HttpRequest.newBuilder(address(stage, path)).header("Authorization", "Bearer " + player.token()));
    }

    private static URI address(Stage stage, String path) {
        return stage.address().resolve(path);
    }

    private String answer(HttpRequest.Builder request) throws IOException, InterruptedException {
        var answer = http.send(request.build(), BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }
}
