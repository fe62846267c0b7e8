package io.parley.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.parley.support.server.ParleyServer;
import io.parley.support.server.StoppedDatabase;
import io.parley.support.wire.ConversationTab;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Measures the packaged jar in production mode and prints a table.
 *
 * <p>Clients speak Vaadin's own protocol from this process, which shares the machine with the server; so the figures are
 * those of a small machine under its own load generator.
 */
@Tag("benchmark")
class BenchmarkIT {

    private static final int WARM_UP = 200;
    private static final int MEASURED = 300;
    private static final Duration PACE = Duration.ofMillis(100);
    private static final int SESSIONS_EACH = 10;
    private static final int LONG_CONVERSATION = 100_000;
    private static final int OPENINGS = 30;
    private static final int TABS = 100;

    private static final Pattern PASSWORD = Pattern.compile("password of both is (\\S+)");
    private static final Pattern USED = Pattern.compile("used (\\d+)K");

    private String password;

    @Test
    void figures() throws Exception {
        try (var server = ParleyServer.packaged(
                "benchmark",
                "--spring.profiles.active=demo",
                "--parley.conversation.send-burst=1000000",
                "--parley.security.tabs-per-person=1000")) {
            server.start();
            var told = PASSWORD.matcher(server.output());
            assertThat(told.find()).isTrue();
            password = told.group(1);
            server.stop();
            try (var database = new StoppedDatabase(server)) {
                database.writeHistory("ben", "mai", LONG_CONVERSATION);
            }
            var table = new ArrayList<String>();
            table.add(start(server));
            table.addAll(sendToVisible(server));
            table.add(openLongConversation(server));
            table.add(heapPerTab(server));
            System.out.println("\nParley, packaged jar, " + Runtime.getRuntime().availableProcessors() + " cores, Java "
                    + Runtime.version() + "\n" + String.join("\n", table) + "\n");
        }
    }

    private static String start(ParleyServer server) {
        var before = System.nanoTime();
        server.start();
        return row("start with an existing database", seconds(System.nanoTime() - before), "<= 12 s");
    }

    private List<String> sendToVisible(ParleyServer server) throws InterruptedException {
        Map<UUID, Long> sentAt = new ConcurrentHashMap<>();
        Map<UUID, Long> took = new ConcurrentHashMap<>();
        var open = new ArrayList<ConversationTab>();
        for (var i = 0; i < SESSIONS_EACH; i++) {
            var watches = i == 0;
            open.add(tab(server, "anna", "ben", false, sentAt, took));
            open.add(tab(server, "ben", "anna", watches, sentAt, took));
        }
        try (var clock = Executors.newSingleThreadScheduledExecutor()) {
            clock.scheduleAtFixedRate(
                    () -> {
                        var name = UUID.randomUUID();
                        sentAt.put(name, System.nanoTime());
                        open.getFirst().send(name, "A message of sixty-four characters, more or less, as people do");
                    },
                    0,
                    PACE.toMillis(),
                    TimeUnit.MILLISECONDS);
            await().atMost(Duration.ofMinutes(5)).until(() -> took.size() >= WARM_UP);
            took.clear();
            sentAt.clear();
            await().atMost(Duration.ofMinutes(5)).until(() -> took.size() >= MEASURED);
        }
        open.forEach(ConversationTab::close);
        var sorted = took.values().stream().sorted().toList();
        return List.of(
                row("send to visible, 10/s, 20 sessions, p50", millis(at(sorted, 0.50)), "<= 60 ms"),
                row("send to visible, 10/s, 20 sessions, p99", millis(at(sorted, 0.99)), "<= 250 ms"));
    }

    private ConversationTab tab(
            ParleyServer server,
            String person,
            String peer,
            boolean watches,
            Map<UUID, Long> sentAt,
            Map<UUID, Long> took) {
        var browser = ConversationTab.logIn(server.at("/"), person, password);
        return ConversationTab.open(browser, server.at("/"), peer, (name, status) -> {
            var since = watches ? sentAt.get(name) : null;
            if (since != null) {
                took.putIfAbsent(name, System.nanoTime() - since);
            }
        });
    }

    private String openLongConversation(ParleyServer server) {
        var browser = ConversationTab.logIn(server.at("/"), "ben", password);
        var took = new ArrayList<Long>();
        for (var i = 0; i < OPENINGS; i++) {
            try (var tab = ConversationTab.open(browser, server.at("/"), "mai", (name, status) -> {})) {
                took.add(tab.openedIn().toNanos());
            }
        }
        var sorted = took.subList(OPENINGS / 3, OPENINGS).stream().sorted().toList();
        return row("open a conversation of 100,000 messages, p50", millis(at(sorted, 0.50)), "<= 100 ms");
    }

    private String heapPerTab(ParleyServer server) throws IOException, InterruptedException {
        var browser = ConversationTab.logIn(server.at("/"), "ben", password);
        var before = liveHeapKilobytes(server);
        var tabs = new ArrayList<ConversationTab>();
        for (var i = 0; i < TABS; i++) {
            tabs.add(ConversationTab.open(browser, server.at("/"), "mai", (name, status) -> {}));
        }
        var after = liveHeapKilobytes(server);
        tabs.forEach(ConversationTab::close);
        return row("live heap per open tab with 50 rows", (after - before) / TABS + " KB", "<= 400 KB");
    }

    private static long liveHeapKilobytes(ParleyServer server) throws IOException, InterruptedException {
        jcmd(server, "GC.run");
        jcmd(server, "GC.run");
        var used = USED.matcher(jcmd(server, "GC.heap_info"));
        assertThat(used.find()).isTrue();
        return Long.parseLong(used.group(1));
    }

    private static String jcmd(ParleyServer server, String command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        Long.toString(server.pid()),
                        command)
                .redirectErrorStream(true)
                .start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }

    private static long at(List<Long> sorted, double quantile) {
        return sorted.get((int) Math.min(sorted.size() - 1L, Math.round(sorted.size() * quantile)));
    }

    private static String row(String what, String figure, String wanted) {
        return "%-48s %12s   wanted %s".formatted(what, figure, wanted);
    }

    private static String millis(long nanos) {
        return "%.1f ms".formatted(nanos / 1e6);
    }

    private static String seconds(long nanos) {
        return "%.1f s".formatted(nanos / 1e9);
    }
}
