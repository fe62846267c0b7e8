package io.parley.benchmark;

import io.parley.support.wire.Browser;
import io.parley.support.wire.ConversationTab;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** A thousand people with an open conversation each, in a server with little memory or enough. */
final class CrowdFigures implements Part {

    private static final int PEOPLE = 1_000;
    private static final int ROWS = 50;
    private static final int A_SECOND = 200;

    /** Messages a second while the server is cold: with all of them it never catches up with what waits. */
    private static final int FEW_A_SECOND = 75;

    private static final Duration PART_OF_WARM_UP = Duration.ofSeconds(20);
    private static final int MOST_PARTS = 12;

    /** Of so few the compiler has less to do than of what is new at any time. */
    private static final int FEW_TO_COMPILE = 20;

    private static final Duration TIME = Duration.ofSeconds(30);

    private final String heap;

    /** @param heap what the server may have, such as {@code -Xmx512m} */
    CrowdFigures(String heap) {
        this.heap = heap;
    }

    @Override
    public void measure(Table table) throws Exception {
        try (var stage = Stage.of("benchmark-crowd", memory(), PEOPLE + 2, ROWS)) {
            var newcomer = Browser.remembered(
                    stage.address(), stage.players().getLast().cookie());
            var peer = stage.players().get(PEOPLE).username();
            visit(newcomer, peer);
            var begun = System.nanoTime();
            try (var traffic = new ScreenTraffic(stage, PEOPLE)) {
                table.row("1,000 tabs connect at once, after a start", since(begun), "20 s");
                warmUp(stage, traffic, table);
                row(table, A_SECOND, traffic.open(A_SECOND, TIME), "p99 100 ms, none lost");
                table.row(
                        "1,000 tabs leave at once: a newcomer waits",
                        longestWait(traffic, () -> visit(newcomer, peer)),
                        "1 s");
            }
            var again = System.nanoTime();
            try (var traffic = new ScreenTraffic(stage, PEOPLE)) {
                table.row("1,000 tabs come back at once", since(again), "20 s");
            }
        }
    }

    /** Lets them write little until the compiler has done nearly all that it has to, and then all of it. */
    private void warmUp(Stage stage, ScreenTraffic traffic, Table table) {
        var parts = 0;
        long toCompile;
        Traffic.Run run;
        do {
            run = traffic.open(FEW_A_SECOND, PART_OF_WARM_UP);
            toCompile = stage.jvm().methodsToCompile();
        } while (++parts < MOST_PARTS && toCompile > FEW_TO_COMPILE);
        row(table, FEW_A_SECOND, run, "");
        var seconds = parts * PART_OF_WARM_UP.toSeconds();
        table.row(
                "1,000 tabs: methods after warming up",
                toCompile + " wait for the compiler after " + seconds + " s",
                "");
        traffic.open(A_SECOND, PART_OF_WARM_UP);
    }

    private void row(Table table, int perSecond, Traffic.Run run, String wanted) {
        var figure = "1,000 tabs, " + heap + ", compact object headers: send to visible at " + perSecond + "/s";
        ScreenFigures.row(table, figure, run, wanted);
    }

    /** With the usual object headers, so many tabs fill what there is. */
    private List<String> memory() {
        return List.of(heap, "-XX:+UseCompactObjectHeaders");
    }

    private static String since(long begun) {
        return Samples.seconds(Duration.ofNanos(System.nanoTime() - begun));
    }

    private static Duration visit(Browser browser, String peer) {
        var begun = System.nanoTime();
        ConversationTab.open(browser, peer, (name, status) -> {}).leave();
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    /** Somebody comes again and again while they leave. */
    private static String longestWait(ScreenTraffic traffic, Supplier<Duration> visit) throws Exception {
        var left = new AtomicBoolean();
        var waits = new ArrayList<Duration>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var coming = threads.submit(() -> {
                do {
                    waits.add(visit.get());
                } while (!left.get());
            });
            traffic.leave();
            left.set(true);
            coming.get();
        }
        return "at most " + Samples.seconds(Samples.of(waits).percentile(1)) + " in " + waits.size() + " visits";
    }
}
