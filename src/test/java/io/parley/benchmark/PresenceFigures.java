package io.parley.benchmark;

import io.parley.support.wire.TextSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** How soon a program hears that somebody has come and that he has gone. */
final class PresenceFigures implements Part {

    private static final int FIRST_VISITS = 10;
    private static final int WARM_UP = 400;
    private static final int VISITS = 100;

    private record Seen(String state, long at) {}

    private record Visits(List<Duration> online, List<Duration> offline) {

        private void print(Table table, String when, String online, String offline) {
            table.row(
                    "presence: online after connecting" + when,
                    Samples.of(this.online).both(),
                    online);
            table.row(
                    "presence: offline after closing" + when,
                    Samples.of(this.offline).both(),
                    offline);
        }
    }

    @Override
    public void measure(Table table) throws Exception {
        BlockingQueue<Seen> seen = new LinkedBlockingQueue<>();
        try (var stage = Stage.of("benchmark-presence", Stage.USUAL_HEAP, 2, 2);
                var watching = open(stage, 0, seen)) {
            watching.say("{\"type\":\"hello\",\"conversations\":{}}");
            watching.say(
                    "{\"type\":\"presence\",\"of\":[" + stage.players().get(1).id() + "]}");
            await(seen, "offline");
            visits(stage, seen, FIRST_VISITS).print(table, ", the first " + FIRST_VISITS + " after a start", "", "");
            visits(stage, seen, WARM_UP);
            visits(stage, seen, VISITS).print(table, "", "p50 10 ms", "p50 5 ms");
        }
    }

    private static Visits visits(Stage stage, BlockingQueue<Seen> seen, int number) throws InterruptedException {
        var visits = new Visits(new ArrayList<>(), new ArrayList<>());
        for (var visit = 0; visit < number; visit++) {
            var came = System.nanoTime();
            var visitor = open(stage, 1, new LinkedBlockingQueue<>());
            visits.online.add(Duration.ofNanos(await(seen, "online") - came));
            var went = System.nanoTime();
            visitor.close();
            visits.offline.add(Duration.ofNanos(await(seen, "offline") - went));
        }
        return visits;
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
