package io.parley.benchmark;

import java.time.Duration;

/** A hundred people in pairs, each before a browser tab, at the level of Vaadin's protocol. */
final class ScreenFigures implements Part {

    private static final int PEOPLE = 100;
    private static final int FEW = 20;
    private static final int ON_THEIR_WAY = 32;
    private static final Duration COLD = Duration.ofSeconds(30);
    private static final double PACE = 50;
    private static final Duration TIME = Duration.ofSeconds(30);

    @Override
    public void measure(Table table) throws Exception {
        try (var stage = Stage.of("benchmark-screens", Stage.USUAL_HEAP, PEOPLE, 100);
                var traffic = new ScreenTraffic(stage, PEOPLE)) {
            var cold = traffic.sustained(COLD, ON_THEIR_WAY);
            table.row("screens: the cold first 30 s", cold.rate(), "");
            table.row("screens: methods after warming up", traffic.warmUp(ON_THEIR_WAY, PACE), "");
            var sustained = traffic.sustained(TIME, ON_THEIR_WAY);
            table.row("screens: sustained with all ticks", sustained.rate(), "750/s");
            table.row("screens: processors while sustained", sustained.processors(), "");
            row(table, "screens: send to visible at 50/s", traffic.open(PACE, TIME), "p99 15 ms");
        }
        try (var stage = Stage.of("benchmark-few", Stage.USUAL_HEAP, FEW, 100);
                var traffic = new ScreenTraffic(stage, FEW)) {
            traffic.open(10, COLD);
            row(table, "screens: send to visible at 10/s, 20 tabs", traffic.open(10, TIME), "p50 60 ms, p99 250 ms");
        }
    }

    static void row(Table table, String figure, Traffic.Run run, String wanted) {
        table.row(
                figure + ", " + run.missing(),
                run.times().both() + ", load late " + run.late().p99(),
                wanted);
    }
}
