package io.parley.endurance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.parley.support.server.ParleyServer;
import io.parley.support.server.PostgreSqlProcess;
import io.parley.support.server.TcpProxy;
import io.parley.support.wire.FaithfulProgram;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What becomes of messages when something happens to PostgreSQL while programs send. */
class PostgreSqlFaultsIT {

    private static final int PEOPLE = 8;
    private static final Duration SAFETY_CHECK = Duration.ofSeconds(60);
    private static final Duration FROZEN = Duration.ofSeconds(30);

    private PostgreSqlProcess database;
    private TcpProxy proxy;
    private ParleyServer server;
    private Town town;

    @BeforeEach
    void peopleWrite() throws Exception {
        database = new PostgreSqlProcess("faults-postgresql");
        proxy = new TcpProxy(database.port());
        server = ParleyServer.shortLived(
                        "faults-on-postgresql",
                        PostgreSqlProcess.settings(proxy.port(), Town.NO_LIMITS.toArray(String[]::new)))
                .start();
        town = new Town(server, PEOPLE).open(2).write();
        town.awaitAnswers(PEOPLE);
    }

    @AfterEach
    void everybodyLeaves() throws Exception {
        town.close();
        server.close();
        proxy.close();
        database.close();
    }

    @Test
    @Tag("endurance")
    void anAnswerThatIsCutOffInsideTheCommitIsSettledByTheSameName() throws Exception {
        proxy.cutEvery(5);
        Town.eventually("200 cuts", () -> proxy.cuts() >= 200);
        proxy.cutEvery(0);

        assertThat(town.errors("unavailable")).isPositive();
        tell("F3 cuts=" + proxy.cuts() + " unavailable=" + town.errors("unavailable"));
    }

    @Test
    @Tag("endurance")
    void killedPostgreSqlLosesNothing() throws Exception {
        killPostgreSql(10);
    }

    @Test
    @Tag("endurance")
    void whileTheDatabaseIsFrozenPeopleAreAnsweredAndPagesOpen() throws Exception {
        proxy.freeze();
        var until = Instant.now().plus(FROZEN);
        var pages = new AtomicInteger();
        try (var browser = HttpClient.newHttpClient()) {
            await().atMost(FROZEN.multipliedBy(2))
                    .pollInterval(Duration.ofMillis(500))
                    .until(() -> {
                        assertThat(statusOfLogIn(browser)).isEqualTo(200);
                        pages.incrementAndGet();
                        return Instant.now().isAfter(until);
                    });
        }
        assertThat(town.errors("unavailable")).isPositive();

        proxy.thaw();

        town.awaitAnswers(100);
        tell("F5 frozen=" + FROZEN.toSeconds() + "s pages=" + pages + " unavailable=" + town.errors("unavailable"));
    }

    private int statusOfLogIn(HttpClient browser) throws Exception {
        var request = HttpRequest.newBuilder(server.at("/login")).timeout(Duration.ofSeconds(10));
        return browser.send(request.build(), BodyHandlers.discarding()).statusCode();
    }

    /** The start refuses such a database; nobody watches what an administrator changes afterwards. */
    @Test
    @Tag("mutants")
    void theLossWithoutSynchronousCommitIsNoticed() throws Exception {
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            // for connections made from now on, so from the first kill
            statement.execute("alter role postgres set synchronous_commit = off");
        }
        var lost = 0;
        for (var kill = 1; kill <= 10 && lost == 0; kill++) {
            town.awaitAnswers(100);
            database.kill();
            database.start();
            try (var connection = database.connect()) {
                lost = Verdict.of(connection, town.programs()).lost();
            }
        }
        System.out.println("F4 without synchronous_commit: lost=" + lost);
        assertThat(lost).isPositive();
    }

    private void killPostgreSql(int kills) throws Exception {
        for (var kill = 1; kill <= kills; kill++) {
            town.awaitAnswers(100);
            database.kill();
            database.start();
        }
        town.awaitAnswers(100);
        tell("F4 postgresql kills=" + kills);
    }

    private void tell(String fault) throws InterruptedException, SQLException {
        town.settle();
        Verdict.awaitAlike(town.programs(), SAFETY_CHECK);
        try (var connection = database.connect()) {
            var verdict = Verdict.of(connection, town.programs());
            System.out.println(fault + " " + verdict);
            assertThat(verdict.acked())
                    .isEqualTo(town.programs().stream()
                            .mapToInt(FaithfulProgram::answeredCount)
                            .sum());
            assertThat(verdict.isClean()).as(verdict.toString()).isTrue();
        }
    }
}
