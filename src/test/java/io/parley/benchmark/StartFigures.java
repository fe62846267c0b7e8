package io.parley.benchmark;

import io.parley.support.server.ParleyServer;
import java.time.Duration;
import java.util.ArrayList;

/** How soon people may come, with a database that exists. */
final class StartFigures implements Part {

    private static final int STARTS = 3;

    @Override
    public void measure(Table table) {
        try (var packaged = ParleyServer.packaged("benchmark-start");
                var cached = ParleyServer.cached("benchmark-start-cached")) {
            table.row("start", starts(packaged), "10 s");
            table.row("start with the AOT cache", starts(cached), "5 s");
        }
    }

    private static String starts(ParleyServer server) {
        server.start().stop();
        var times = new ArrayList<Duration>();
        for (var start = 0; start < STARTS; start++) {
            var begun = System.nanoTime();
            server.start();
            times.add(Duration.ofNanos(System.nanoTime() - begun));
            server.stop();
        }
        return "p50 " + Samples.seconds(Samples.of(times).percentile(0.5));
    }
}
