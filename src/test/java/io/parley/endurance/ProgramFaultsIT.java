package io.parley.endurance;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.support.Ci;
import io.parley.support.server.MovableClock;
import io.parley.support.server.ParleyServer;
import io.parley.support.server.StoppedDatabase;
import io.parley.support.wire.ConversationTab;
import io.parley.support.wire.ProgramSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What becomes of messages when the packaged jar is killed, stopped, restarted or crowded while programs send. */
class ProgramFaultsIT {

    private static final Duration SAFETY_CHECK = Duration.ofSeconds(60);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(30);

    /** What the operating system tells of a process that has ended in order after SIGTERM. */
    private static final int ENDED_WHEN_ASKED = 128 + 15;

    private ParleyServer server;
    private Town town;

    /** What is printed of the database. */
    String database() {
        return "h2";
    }

    /** What Parley is told of the database. */
    List<String> settings() {
        return List.of();
    }

    /** Looks into the database of a server that has ended. */
    StoppedDatabase look(ParleyServer ended) throws Exception {
        return new StoppedDatabase(ended);
    }

    /** Whether a server that has ended has closed its database. */
    boolean isClosed(ParleyServer ended) {
        return ended.hasClosedDatabase();
    }

    int fewKills() {
        return Ci.times(3, 10);
    }

    private void open(String name, int people, int programsOfEach) throws Exception {
        open(ParleyServer.shortLived(name + "-" + database(), allSettings()), people, programsOfEach);
    }

    private void open(ParleyServer parley, int people, int programsOfEach) throws Exception {
        server = parley;
        server.start();
        town = new Town(server, people).open(programsOfEach);
    }

    private String[] allSettings(String... further) {
        return Stream.of(Town.NO_LIMITS, settings(), List.of(further))
                .flatMap(List::stream)
                .toArray(String[]::new);
    }

    @AfterEach
    void everybodyLeaves() throws Exception {
        if (town != null) {
            town.close();
        }
        server.close();
    }

    @Test
    void killedItLosesNothing() throws Exception {
        kill(fewKills());
    }

    @Test
    @Tag("endurance")
    void killedManyTimesItLosesNothing() throws Exception {
        kill(100);
    }

    private void kill(int kills) throws Exception {
        open("kill-programs", 8, 2);
        town.write();
        for (var kill = 1; kill <= kills; kill++) {
            town.awaitAnswers(200);
            server.kill();
            server.start();
        }
        town.awaitAnswers(100);
        verdict("F1", "kills=" + kills);
    }

    @Test
    @Tag("endurance")
    void whateverBecomesOfHintsEveryProgramHoldsEverything() throws Exception {
        open(ParleyServer.changed("hints-" + database(), HintsInDisorder.class, allSettings()), 8, 2);
        town.write().awaitAnswers(2_000);
        town.settle();
        Verdict.awaitAlike(town.programs(), SAFETY_CHECK);

        server.stop();

        var lost = HintsInDisorder.lost(server.output());
        assertThat(lost).isGreaterThan(1_000);
        tell("F2", "hints lost=" + lost);
    }

    @Test
    @Tag("endurance")
    void theClockJumpsAndNothingIsLostOrChangesPlaces() throws Exception {
        var parley = ParleyServer.packaged("clock-" + database(), allSettings());
        var clock = MovableClock.of(parley);
        open(parley, 8, 2);
        town.write().awaitAnswers(200);

        for (var hours : List.of(2, 0, -2, 0)) {
            clock.move(Duration.ofHours(hours));
            town.awaitAnswers(200);
        }

        // Tomcat asks the clock of the wall whether a write takes too long, so a jump may end a connection that is
        // being written to
        assertThat(town.programs())
                .filteredOn(program -> program.connections() > 1)
                .hasSizeLessThan(4);
        verdict("F9", "clock=+2h,-2h");
    }

    @Test
    @Tag("endurance")
    void askedToStopUnderLoadItFinishesWhatItHasBegun() throws Exception {
        open("sigterm", 8, 1);
        town.write().awaitAnswers(500);

        var begun = System.nanoTime();
        server.stop();
        var took = Duration.ofNanos(System.nanoTime() - begun);

        assertThat(took).isLessThan(LONGEST_STOP);
        assertThat(server.exitCode()).isEqualTo(ENDED_WHEN_ASKED);
        assertThat(isClosed(server)).isTrue();
        town.stopWriting();
        tell("F6", "sigterm exit=" + took.toMillis() + "ms");
    }

    @Test
    @Tag("endurance")
    void twoHundredProgramsComeBackAfterARestart() throws Exception {
        open("restart", 20, 10);
        town.write().awaitAnswers(500);

        server.kill();
        server.start();

        Town.eventually("all come back", () -> town.programs().stream().allMatch(one -> one.connections() == 2));
        verdict("F7", "restart programs=200");
    }

    @Test
    @Tag("endurance")
    void aHundredProgramsOfOnePersonHearEachMessageOnce() throws Exception {
        open("crowd", 2, 1);
        var crowd = new ArrayList<ProgramSocket>();
        var anna = town.residents().getFirst();
        var ben = town.residents().getLast();
        for (var number = 0; number < 100; number++) {
            crowd.add(ProgramSocket.open(server.at("/"), ben.token()));
        }
        for (var number = 0; number < 50; number++) {
            town.programs().getFirst().send(ben.id(), "message " + number);
        }
        Town.eventually(
                "everybody hears",
                () -> crowd.stream().allMatch(one -> one.heard("message").size() >= 50));
        crowd.forEach(ProgramSocket::settle);

        assertThat(crowd)
                .allSatisfy(one -> assertThat(one.heard("message"))
                        .extracting(message -> message.get("seq").asInt())
                        .doesNotHaveDuplicates()
                        .hasSize(50));
        var watching = ProgramSocket.open(server.at("/"), anna.token());
        watching.say("{\"type\":\"presence\",\"of\":[" + ben.id() + "]}");
        watching.expect("presence", one -> one.get("state").asString().equals("online"));
        crowd.subList(0, 99).forEach(ProgramSocket::abort);
        watching.settle();
        assertThat(watching.heard("presence"))
                .noneMatch(one -> one.get("state").asString().equals("offline"));
        System.out.println("F7 " + database() + " programs of one person=100 heard twice=0 persons present=1");
        crowd.getLast().abort();
        watching.abort();
    }

    @Test
    @Tag("endurance")
    void aHundredTabsOfOnePersonShowEachMessageOnce() throws Exception {
        var parley =
                ParleyServer.shortLived("tabs-" + database(), allSettings("--parley.security.tabs-per-person=100"));
        open(parley, 2, 1);
        var anna = town.residents().getFirst();
        var ben = town.residents().getLast();
        var annas = town.programs().getFirst();
        annas.send(ben.id(), "the first");
        var browser = town.logIn(ben);
        var shown = new ArrayList<Map<UUID, Integer>>();
        var tabs = new ArrayList<ConversationTab>();
        for (var number = 0; number < 100; number++) {
            var rows = new ConcurrentHashMap<UUID, Integer>();
            shown.add(rows);
            tabs.add(town.open(browser, anna, name -> rows.merge(name, 1, Integer::sum)));
        }
        for (var number = 2; number <= 50; number++) {
            annas.send(ben.id(), "message " + number);
        }
        town.settle();
        var eachOnce = annas.written().stream().collect(Collectors.toMap(name -> name, name -> 1));

        Town.eventually("everything is shown", () -> shown.stream().allMatch(eachOnce::equals));

        var watching = ProgramSocket.open(server.at("/"), anna.token());
        watching.say("{\"type\":\"presence\",\"of\":[" + ben.id() + "]}");
        watching.expect("presence", one -> one.get("state").asString().equals("online"));
        town.programs().getLast().close();
        tabs.subList(1, 100).forEach(ConversationTab::leave);
        watching.settle();
        assertThat(watching.heard("presence"))
                .noneMatch(one -> one.get("state").asString().equals("offline"));
        assertThat(shown).allMatch(eachOnce::equals);
        tabs.getFirst().leave();
        watching.expect("presence", one -> one.get("state").asString().equals("offline"));
        System.out.println("F7 " + database() + " tabs of one person=100 shown twice=0 persons present=1");
        watching.abort();
    }

    @Test
    @Tag("endurance")
    void whoeverNeverReadsOrHangsDelaysNobody() throws Exception {
        open(ParleyServer.changed("stuck-" + database(), HangingTabs.class, allSettings()), 4, 1);
        var anna = town.residents().getFirst();
        var ben = town.residents().get(1);
        var stuck = new ArrayList<ProgramSocket>();
        for (var number = 0; number < 50; number++) {
            var socket = ProgramSocket.open(server.at("/"), ben.token());
            socket.stopReading();
            stuck.add(socket);
        }
        var hanging = new ArrayList<ConversationTab>();
        for (var number = 0; number < 5; number++) {
            var tab = town.open(town.logIn(ben), anna, name -> {});
            tab.tell(HangingTabs.HANG);
            hanging.add(tab);
        }
        Town.eventually("all five hang", () -> HangingTabs.in(server.output()) == hanging.size());
        var seen = ConcurrentHashMap.<UUID>newKeySet();
        var lively = town.open(town.logIn(ben), anna, seen::add);

        town.write().awaitAnswers(4_000);
        town.settle();

        var last = town.programs().getFirst().written().getLast();
        Town.eventually("the tab that does not hang shows the last message", () -> seen.contains(last));
        lively.close();
        hanging.forEach(ConversationTab::close);
        verdict("F8", "hanging=" + hanging.size() + " never reading=" + stuck.size());
        stuck.forEach(ProgramSocket::abort);
    }

    private void verdict(String fault, String run) throws Exception {
        town.settle();
        Verdict.awaitAlike(town.programs(), SAFETY_CHECK);
        server.stop();
        tell(fault, run);
    }

    private void tell(String fault, String run) throws Exception {
        try (var database = look(server)) {
            var verdict = Verdict.of(database.connection(), town.programs());
            System.out.println(String.join(" ", fault, database(), run, verdict.toString()));
            assertThat(verdict.acked()).isPositive();
            assertThat(verdict.isClean()).as(verdict.toString()).isTrue();
        }
    }
}
