package io.parley.benchmark;

import io.parley.support.wire.TextSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** How soon a program hears that somebody has come and that he has gone. */
final class PresenceFigures implements Part {

    private static final int VISITS = 10;

    private record Seen(String state, long at) {}

    @Override
    public void measure(Table table) throws Exception {
        var online = new ArrayList<Duration>();
        var offline = new ArrayList<Duration>();
        BlockingQueue<Seen> seen = new LinkedBlockingQueue<>();
        try (var stage = Stage.of("benchmark-presence", Stage.USUAL_HEAP, 2, 2);
                var watching = open(stage, 0, seen)) {
            watching.say("{\"type\":\"hello\",\"conversations\":{}}");
            watching.say(
                    "{\"type\":\"presence\",\"of\":[" + stage.players().get(1).id() + "]}");
            watching.say(
                    "{\"type\":\"presence\",\"of\":[" + stage.players().get(1).id() + "]}");
            await(seen, "offline");
            for (var visit = 0; visit < VISITS; visit++) {
                var came = System.nanoTime();
                var visitor = open(stage, 1, new LinkedBlockingQueue<>());
                online.add(Duration.ofNanos(await(seen, "online") - came));
                var went = System.nanoTime();
                visitor.close();
                offline.add(Duration.ofNanos(await(seen, "offline") - went));
            }
        }
        table.row("presence: online after connecting", Samples.of(online).both(), "p50 10 ms");
        table.row("presence: offline after closing", Samples.of(offline).both(), "p50 5 ms");
    }

    private static TextSocket open(Stage stage, int player, BlockingQueue<Seen> seen) {
        return TextSocket.open(
                stage.address(), "/api/v1/socket", stage.players().get(player).token(), text -> {
                    var frame = new Frame(text);
                    if (frame.is("presence")) {
                        seen.add(new Seen(frame.word("state"), System.nanoTime()));
                    }
                });
    }

    private static long await(BlockingQueue<Seen> seen, String state) throws InterruptedException {
        for (var next = seen.poll(1, TimeUnit.MINUTES); next != null; next = seen.poll(1, TimeUnit.MINUTES)) {
            if (next.state.equals(state)) {
                return next.at;
            }
        }
        throw new IllegalStateException("Nobody was seen " + state);
    }
}
