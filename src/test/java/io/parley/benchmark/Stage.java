package io.parley.benchmark;

import static org.awaitility.Awaitility.await;

import io.parley.support.server.Jvm;
import io.parley.support.server.ParleyServer;
import io.parley.support.server.PostgreSqlProcess;
import io.parley.support.server.StoppedDatabase;
import io.parley.support.wire.Browser;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A running Parley, the packaged jar, with people in it who have written to each other in pairs. They need no log-in: their
 * browsers are remembered and their programs have tokens.
 */
final class Stage implements AutoCloseable {

    static final List<String> USUAL_HEAP = List.of("-Xmx1g");

    /** All of them are at one address, and write faster than people do. */
    private static final List<String> NO_LIMITS = List.of(
            "--parley.conversation.send-burst=10000000",
            "--parley.conversation.sends-per-second=1000000",
            "--parley.conversation.program-sends-per-second=1000000",
            "--parley.conversation.new-conversations-per-minute=1000000",
            "--parley.security.tabs-per-person=1000",
            "--parley.security.sockets-per-address=10000",
            "--parley.api.sockets-per-person=1000",
            "--parley.api.sockets-per-address=10000");

    private static final Duration IDLE_SPAN = Duration.ofSeconds(5);

    /** Somebody, with what lets his programs and his browser in. */
    record Player(String username, long id, String token, String cookie) {}

    /** Fills the database while the server is stopped. */
    interface Prelude {
        void write(StoppedDatabase database, List<Player> players) throws Exception;
    }

    private final Optional<PostgreSqlProcess> postgreSql;
    private final ParleyServer server;
    private final List<Player> players;
    private final Map<Player, Browser> browsers = new ConcurrentHashMap<>();

    private Stage(Optional<PostgreSqlProcess> postgreSql, ParleyServer server, List<Player> players) {
        this.postgreSql = postgreSql;
        this.server = server;
        this.players = players;
    }

    /**
     * Sets it up and starts it.
     *
     * @param java what the JVM is told
     * @param people an even number; each writes to his neighbour
     * @param history how many messages each pair has behind it
     */
    static Stage of(String name, List<String> java, int people, int history) throws Exception {
        return of(name, java, people, history, (database, players) -> {});
    }

    /** The same with more in the database. */
    static Stage of(String name, List<String> java, int people, int history, Prelude prelude) throws Exception {
        var postgreSql = Optional.of(BenchmarkIT.DATABASE)
                .filter("postgresql"::equals)
                .map(database -> new PostgreSqlProcess(name + "-" + database));
        var settings = new ArrayList<>(NO_LIMITS);
        postgreSql.ifPresent(database -> settings.addAll(List.of(PostgreSqlProcess.settings(database.port()))));
        var server = ParleyServer.packaged(name, java, settings);
        server.start().stop();
        var players = new ArrayList<Player>();
        try (var database = postgreSql.isPresent()
                ? new StoppedDatabase(postgreSql.get().connect())
                : new StoppedDatabase(server)) {
            for (var number = 0; number < people; number++) {
                var username = "player" + number;
                var id = database.register(username);
                players.add(new Player(username, id, database.accessToken(id), database.remember(id)));
                if (number % 2 == 1 && history > 0) {
                    database.writeHistory(players.get(number - 1).username(), username, history);
                }
            }
            prelude.write(database, players);
        }
        server.start();
        return new Stage(postgreSql, server, List.copyOf(players));
    }

    ParleyServer server() {
        return server;
    }

    Jvm jvm() {
        return new Jvm(server.pid());
    }

    URI address() {
        return server.at("/");
    }

    List<Player> players() {
        return players;
    }

    /** The browser of somebody, the same each time: what is remembered of it may be used once. */
    Browser browser(Player player) {
        return browsers.computeIfAbsent(player, unknown -> Browser.remembered(address(), player.cookie()));
    }

    /** Waits until the server has nothing to do any more, such as to take what is stored into the index of messages. */
    void settle() {
        var before = new AtomicReference<>(Duration.ofDays(-1));
        await("the server has nothing to do")
                .atMost(Duration.ofMinutes(10))
                .pollInterval(IDLE_SPAN)
                .until(() -> {
                    var now = Traffic.processorTime(server.pid());
                    return now.minus(before.getAndSet(now)).compareTo(IDLE_SPAN.dividedBy(20)) < 0;
                });
    }

    @Override
    public void close() throws IOException {
        server.close();
        if (postgreSql.isPresent()) {
            postgreSql.get().close();
        }
    }
}
