package io.parley.benchmark;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;

/**
 * What an open tab and a program's socket hold of the live heap, each with a person, a session and a connection of its own,
 * once the HTTP connections over which they came have ended by themselves.
 */
final class HeapFigures implements Part {

    private static final int PEOPLE = 200;
    private static final int ROWS = 50;
    private static final Duration IDLE = Duration.ofMinutes(2);
    private static final String CONNECTION = "org.apache.tomcat.util.net.NioEndpoint$NioSocketWrapper";

    @Override
    public void measure(Table table) throws Exception {
        measure(table, "", Stage.USUAL_HEAP);
        measure(table, " with compact object headers", List.of("-Xmx1g", "-XX:+UseCompactObjectHeaders"));
    }

    private static void measure(Table table, String how, List<String> java) throws Exception {
        try (var stage = Stage.of("benchmark-heap", java, PEOPLE, ROWS)) {
            warmUp(stage);
            var empty = stage.jvm().liveBytes();
            try (var traffic =
                    new ProgramTraffic(stage.address(), stage.server().pid(), stage.players())) {
                table.row("live heap per program socket" + how, each(stage, empty), "80 KB");
            }
            try (var traffic = new ScreenTraffic(stage, PEOPLE)) {
                traffic.sleep();
                table.row("live heap per open tab with 50 rows" + how, each(stage, empty), "250 KB");
            }
        }
    }

    /** What is loaded with the first of its kind belongs to none of them. */
    private static void warmUp(Stage stage) throws Exception {
        new ProgramTraffic(
                        stage.address(), stage.server().pid(), stage.players().subList(0, 2))
                .close();
        new ScreenTraffic(stage, 2).close();
    }

    private static String each(Stage stage, long empty) throws Exception {
        await().atMost(IDLE)
                .pollInterval(Duration.ofSeconds(2))
                .until(() -> stage.jvm().liveInstances(CONNECTION) < PEOPLE * 1.1);
        return (stage.jvm().liveBytes() - empty) / PEOPLE / 1024 + " KB";
    }
}
