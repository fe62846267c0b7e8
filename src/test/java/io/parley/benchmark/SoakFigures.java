package io.parley.benchmark;

import java.io.IOException;
import java.time.Duration;

/** Whether anything grows while twenty people chat for twenty minutes and their tabs come and go. */
final class SoakFigures implements Part {

    private static final int PEOPLE = 20;
    private static final int ROUNDS = 4;
    private static final Duration ROUND = Duration.ofMinutes(5);
    private static final Duration WARM_UP = Duration.ofMinutes(2);

    @Override
    public void measure(Table table) throws Exception {
        try (var stage = Stage.of("benchmark-soak", Stage.USUAL_HEAP, PEOPLE, 100)) {
            round(stage, WARM_UP);
            table.row("soak: before", state(stage), "");
            for (var round = 1; round <= ROUNDS; round++) {
                round(stage, ROUND);
                table.row(
                        "soak: after " + ROUND.multipliedBy(round).toMinutes() + " minutes", state(stage), "no growth");
            }
        }
    }

    private static void round(Stage stage, Duration time) throws Exception {
        try (var traffic = new ScreenTraffic(stage, PEOPLE)) {
            traffic.open(50, time);
            traffic.leave();
        }
    }

    private static String state(Stage stage) throws IOException, InterruptedException {
        var server = stage.server();
        return "heap %d KB, UIs %d, sessions %d, descriptors %s"
                .formatted(
                        stage.jvm().liveBytes() / 1024,
                        stage.jvm().liveInstances("com.vaadin.flow.component.UI"),
                        stage.jvm().liveInstances("org.apache.catalina.session.StandardSession"),
                        new Descriptors(server.pid(), server.dataFolder()).describe());
    }
}
