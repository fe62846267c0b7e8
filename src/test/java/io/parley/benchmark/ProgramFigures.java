package io.parley.benchmark;

import io.parley.support.server.ParleyServer;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** A hundred programs in pairs: throughput, latency and cost, beside {@link BareServer}. */
final class ProgramFigures implements Part {

    private static final int PEOPLE = 100;
    private static final int ON_THEIR_WAY = 32;
    private static final Duration COLD = Duration.ofSeconds(30);
    private static final double PACE = 50;
    private static final Duration TIME = Duration.ofSeconds(20);

    private record Outcome(Traffic.Run sustained, Traffic.Run slow, Traffic.Run fast) {}

    @Override
    public void measure(Table table) throws Exception {
        try (var stage = Stage.of("benchmark-programs", Stage.USUAL_HEAP, PEOPLE, 2)) {
            Outcome parley;
            try (var traffic =
                    new ProgramTraffic(stage.address(), stage.server().pid(), stage.players())) {
                var cold = traffic.sustained(COLD, ON_THEIR_WAY);
                table.row("programs: the cold first 30 s", cold.rate(), "");
                table.row("programs: methods after warming up", traffic.warmUp(ON_THEIR_WAY, PACE), "");
                parley = run(traffic);
            }
            compare(table, parley, bare(stage.players()));
        }
    }

    private static Outcome run(Traffic traffic) throws InterruptedException {
        return new Outcome(traffic.sustained(TIME, ON_THEIR_WAY), traffic.open(PACE, TIME), traffic.open(200, TIME));
    }

    private static Outcome bare(List<Stage.Player> players) throws Exception {
        var known = players.stream()
                .map(one -> new Stage.Player(one.username(), one.id(), Long.toString(one.id()), one.cookie()))
                .toList();
        try (var server = ParleyServer.withMain("benchmark-bare", BareServer.class)) {
            server.start();
            try (var traffic = new ProgramTraffic(server.at("/"), server.pid(), known)) {
                traffic.warmUp(ON_THEIR_WAY, PACE);
                return run(traffic);
            }
        }
    }

    private static void compare(Table table, Outcome parley, Outcome bare) {
        var sustained = parley.sustained;
        table.row(
                "programs: sustained with all ticks",
                sustained.rate() + ratio(sustained.perSecond(), bare.sustained.perSecond(), bare.sustained.rate()),
                "2500/s, 0.9 x bare");
        table.row("programs: processors while sustained", sustained.processors(), "");
        latency(table, "programs: send to received at 50/s", parley.slow, bare.slow, "p99 9 ms, 1.3 x bare");
        latency(table, "programs: send to received at 200/s", parley.fast, bare.fast, "p99 12 ms, 1.5 x bare");
        table.row(
                "programs: server processor time per message at 200/s",
                Samples.milliseconds(parley.fast.serverPerMessage())
                        + ratio(
                                parley.fast.serverPerMessage().toNanos(),
                                bare.fast.serverPerMessage().toNanos(),
                                Samples.milliseconds(bare.fast.serverPerMessage())),
                "2.0 ms, 1.25 x bare");
    }

    private static void latency(Table table, String figure, Traffic.Run run, Traffic.Run bare, String wanted) {
        table.row(
                figure + ", " + run.missing(),
                run.times().both()
                        + ratio(
                                run.times().percentile(0.99).toNanos(),
                                bare.times().percentile(0.99).toNanos(),
                                bare.times().both())
                        + ", load late " + run.late().p99(),
                wanted);
    }

    private static String ratio(double parley, double bare, String bareText) {
        return String.format(Locale.ROOT, " (%.2f x bare: %s)", parley / bare, bareText);
    }
}
