package io.parley.endurance;

import static org.awaitility.Awaitility.await;

import io.parley.support.server.ParleyServer;
import io.parley.support.server.StoppedDatabase;
import io.parley.support.wire.ConversationTab;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;

/** Kills a server again and again while people send, and then looks for what was shown as sent. */
final class KillRun {

    private static final int WINDOW = 16;
    private static final int ACKNOWLEDGED_BEFORE_KILL = 150;
    private static final Set<String> STORED = Set.of("sent", "delivered", "read");
    private static final Pattern PASSWORD = Pattern.compile("password of both is (\\S+)");

    /** What came of it; the first three are what must not be. */
    record Tally(int kills, int acknowledged, int lost, int doubled, int gaps, int disordered) {

        boolean clean() {
            return lost + doubled + gaps + disordered == 0;
        }

        @Override
        public String toString() {
            return "kills=%d acked=%d lost=%d doubled=%d gaps=%d disordered=%d"
                    .formatted(kills, acknowledged, lost, doubled, gaps, disordered);
        }
    }

    private final Set<UUID> acknowledged = ConcurrentHashMap.newKeySet();
    private final List<List<UUID>> streams = new ArrayList<>();
    private final ParleyServer server;
    private String password = "";

    private KillRun(ParleyServer server) {
        this.server = server;
    }

    /**
     * Runs a server, not started yet, through this many kills.
     *
     * @param server of the packaged jar with no limit on sending
     */
    static Tally of(ParleyServer server, int kills) throws Exception {
        var run = new KillRun(server);
        for (var kill = 1; kill <= kills; kill++) {
            run.startSendAndKill();
        }
        return run.tally(kills);
    }

    /** The same, but ends with the first kill after which something is not as it must be. */
    static Tally untilDamage(ParleyServer server, int mostKills) throws Exception {
        var run = new KillRun(server);
        var kill = 0;
        Tally tally;
        do {
            run.startSendAndKill();
            tally = run.tally(++kill);
        } while (tally.clean() && kill < mostKills);
        return tally;
    }

    private void startSendAndKill() throws InterruptedException {
        if (password.isEmpty()) {
            server.start("--spring.profiles.active=demo");
            var told = PASSWORD.matcher(server.output());
            told.find();
            password = told.group(1);
        } else {
            server.start();
        }
        sendUntilKilled();
    }

    private void sendUntilKilled() throws InterruptedException {
        var enough = acknowledged.size() + ACKNOWLEDGED_BEFORE_KILL;
        var killed = new AtomicBoolean();
        var anna = ConversationTab.logIn(server.at("/"), "anna", password);
        var ben = ConversationTab.logIn(server.at("/"), "ben", password);
        var threads = List.of(writer(anna, "ben", killed), writer(anna, "ben", killed), writer(ben, "anna", killed));
        await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(5))
                .until(() -> acknowledged.size() >= enough);
        server.kill();
        killed.set(true);
        for (var thread : threads) {
            thread.interrupt();
            thread.join();
        }
    }

    private Thread writer(HttpClient browser, String peer, AtomicBoolean killed) {
        var window = new Semaphore(WINDOW);
        var sent = new ArrayList<UUID>();
        streams.add(sent);
        Set<UUID> mine = ConcurrentHashMap.newKeySet();
        return Thread.ofVirtual().start(() -> {
            try (var tab = ConversationTab.open(browser, server.at("/"), peer, (name, status) -> {
                if (STORED.contains(status) && mine.contains(name) && acknowledged.add(name)) {
                    window.release();
                }
            })) {
                while (!killed.get()) {
                    window.acquire();
                    var name = UUID.randomUUID();
                    mine.add(name);
                    sent.add(name);
                    tab.send(name, "Message " + sent.size());
                }
            } catch (InterruptedException afterTheKill) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private Tally tally(int kills) throws Exception {
        try (var database = new StoppedDatabase(server)) {
            Map<UUID, Long> seqs = new HashMap<>();
            var next = new HashMap<Long, Long>();
            var doubled = 0;
            var gaps = 0;
            for (var row : database.messages()) {
                if (row.seq() != next.getOrDefault(row.conversationId(), 1L)) {
                    gaps++;
                }
                next.put(row.conversationId(), row.seq() + 1);
                if (seqs.put(row.clientId(), row.seq()) != null) {
                    doubled++;
                }
            }
            var lost = new HashSet<>(acknowledged);
            lost.removeAll(seqs.keySet());
            var disordered = 0;
            for (var stream : streams) {
                var last = 0L;
                for (var name : stream) {
                    var seq = seqs.get(name);
                    if (seq != null && seq < last) {
                        disordered++;
                    }
                    last = seq == null ? last : seq;
                }
            }
            return new Tally(kills, acknowledged.size(), lost.size(), doubled, gaps, disordered);
        }
    }
}
