package io.parley.benchmark;

import static io.parley.benchmark.Samples.milliseconds;
import static org.awaitility.Awaitility.await;

import io.parley.support.server.ParleyServer;
import io.parley.support.server.StoppedDatabase;
import io.parley.support.wire.ConversationTab;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The figures of CONTRIBUTING.md, measured on the packaged jar with its default settings but for the limits on one
 * person's sending and tabs. Twenty people, ten pairs, each in a browser of his own at the level of the protocol, on the
 * same machine as the server.
 */
@Tag("benchmark")
class FiguresIT {

    private static final int PAIRS = 10;
    private static final int MESSAGES_PER_SECOND = 10;
    private static final Duration WARM_UP = Duration.ofSeconds(40);
    private static final Duration MEASURED = Duration.ofSeconds(60);
    private static final int LONG = 100_000;
    private static final int SHORT = 100;
    private static final int OPENINGS = 40;
    private static final int TABS_PER_PERSON = 5;
    private static final int STARTS = 3;
    private static final Pattern PASSWORD = Pattern.compile("password of both is (\\S+)");
    private static final Pattern LIVE_BYTES = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)");

    private final List<String> table = new ArrayList<>();
    private ParleyServer server;
    private String password;

    @Test
    void figures() throws Exception {
        try (var parley = ParleyServer.packaged(
                "benchmark",
                "--spring.profiles.active=demo",
                "--parley.conversation.send-burst=1000000",
                "--parley.security.tabs-per-person=1000")) {
            server = parley;
            populate();
            measureStart();
            var browsers = logIn();
            measureOpening(browsers);
            measureHeap(browsers);
            measureSending(browsers);
        }
        System.out.println("\nfigure | measured | goal");
        table.forEach(System.out::println);
    }

    private static String one(int pair) {
        return "one" + pair;
    }

    private static String other(int pair) {
        return "other" + pair;
    }

    private void populate() throws Exception {
        server.start();
        var told = PASSWORD.matcher(server.output());
        if (!told.find()) {
            throw new IllegalStateException("The demo told no password:\n" + server.output());
        }
        password = told.group(1);
        server.stop();
        try (var database = new StoppedDatabase(server)) {
            for (var pair = 0; pair < PAIRS; pair++) {
                database.registerLike("anna", one(pair));
                database.registerLike("anna", other(pair));
                database.writeHistory(one(pair), other(pair), pair == 0 ? LONG : SHORT);
            }
        }
    }

    private void measureStart() {
        var times = new ArrayList<Duration>();
        for (var start = 0; start < STARTS; start++) {
            var began = System.nanoTime();
            server.start();
            times.add(Duration.ofNanos(System.nanoTime() - began));
            if (start + 1 < STARTS) {
                server.stop();
            }
        }
        row("start with an existing database", milliseconds(Samples.of(times).percentile(0.5)), "12 s");
    }

    private Map<String, HttpClient> logIn() {
        var browsers = new ConcurrentHashMap<String, HttpClient>();
        for (var pair = 0; pair < PAIRS; pair++) {
            for (var person : List.of(one(pair), other(pair))) {
                browsers.put(person, ConversationTab.logIn(server.at("/"), person, password));
            }
        }
        return browsers;
    }

    private void measureOpening(Map<String, HttpClient> browsers) {
        for (var pair : List.of(0, 1)) {
            open(browsers, pair);
        }
        var ofShort = open(browsers, 1);
        var ofLong = open(browsers, 0);
        row("open a conversation of 100 messages", both(ofShort), "");
        row("open a conversation of 100,000 messages", both(ofLong), "100 ms");
    }

    private Samples open(Map<String, HttpClient> browsers, int pair) {
        var times = new ArrayList<Duration>();
        for (var opening = 0; opening < OPENINGS; opening++) {
            try (var tab =
                    ConversationTab.open(browsers.get(one(pair)), server.at("/"), other(pair), (name, status) -> {})) {
                times.add(tab.opening());
            }
        }
        return Samples.of(times);
    }

    private void measureHeap(Map<String, HttpClient> browsers) throws Exception {
        var before = liveBytes();
        var tabs = new ArrayList<ConversationTab>();
        for (var pair = 0; pair < PAIRS; pair++) {
            for (var tab = 0; tab < TABS_PER_PERSON; tab++) {
                tabs.add(openAndLook(browsers, one(pair), other(pair)));
                tabs.add(openAndLook(browsers, other(pair), one(pair)));
            }
        }
        var perTab = (liveBytes() - before) / tabs.size();
        tabs.forEach(ConversationTab::leave);
        row("live heap per open conversation tab with 50 rows, push included", perTab / 1024 + " KB", "400 KB");
    }

    private ConversationTab openAndLook(Map<String, HttpClient> browsers, String person, String peer) {
        return ConversationTab.openAndLook(browsers.get(person), server.at("/"), peer, (name, status) -> {});
    }

    /** What a full collection leaves, by the histogram that makes one. */
    private long liveBytes() throws Exception {
        var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        var process = new ProcessBuilder(jcmd, Long.toString(server.pid()), "GC.class_histogram")
                .redirectErrorStream(true)
                .start();
        var output = new String(process.getInputStream().readAllBytes());
        process.waitFor();
        var total = LIVE_BYTES.matcher(output);
        if (!total.find()) {
            throw new IllegalStateException("No histogram: " + output);
        }
        return Long.parseLong(total.group(1));
    }

    private record Sent(int byTab, long at) {}

    private void measureSending(Map<String, HttpClient> browsers) throws InterruptedException {
        var sentAt = new ConcurrentHashMap<UUID, Sent>();
        var times = new ConcurrentLinkedQueue<Duration>();
        var tabs = new ArrayList<ConversationTab>();
        for (var pair = 0; pair < PAIRS; pair++) {
            for (var people : List.of(List.of(one(pair), other(pair)), List.of(other(pair), one(pair)))) {
                var tab = tabs.size();
                tabs.add(ConversationTab.openAndLook(
                        browsers.get(people.get(0)), server.at("/"), people.get(1), (name, status) -> {
                            var sent = sentAt.get(name);
                            if (sent != null && sent.byTab() != tab && sentAt.remove(name, sent)) {
                                times.add(Duration.ofNanos(System.nanoTime() - sent.at()));
                            }
                        }));
            }
        }
        sendFor(WARM_UP, tabs, sentAt);
        arrived(sentAt);
        times.clear();
        var sent = sendFor(MEASURED, tabs, sentAt);
        arrived(sentAt);
        tabs.forEach(ConversationTab::leave);
        var samples = Samples.of(times);
        row(
                "send to visible at 10 messages/s, 20 sessions (" + samples.count() + " of " + sent + ")",
                both(samples),
                "p50 60 ms, p99 250 ms");
    }

    private static void arrived(Map<UUID, Sent> underWay) {
        await().atMost(Duration.ofSeconds(30)).until(underWay::isEmpty);
    }

    private static int sendFor(Duration time, List<ConversationTab> tabs, Map<UUID, Sent> sentAt)
            throws InterruptedException {
        var messages = (int) time.toSeconds() * MESSAGES_PER_SECOND;
        var left = new CountDownLatch(messages);
        var number = new AtomicInteger();
        try (var clock = Executors.newSingleThreadScheduledExecutor()) {
            var sending = clock.scheduleAtFixedRate(
                    () -> {
                        if (left.getCount() > 0) {
                            var name = UUID.randomUUID();
                            var tab = number.getAndIncrement() % tabs.size();
                            sentAt.put(name, new Sent(tab, System.nanoTime()));
                            tabs.get(tab).send(name, "Message " + number);
                            left.countDown();
                        }
                    },
                    0,
                    1_000 / MESSAGES_PER_SECOND,
                    TimeUnit.MILLISECONDS);
            left.await();
            sending.cancel(false);
        }
        return messages;
    }

    private static String both(Samples samples) {
        return "p50 %s, p99 %s"
                .formatted(milliseconds(samples.percentile(0.5)), milliseconds(samples.percentile(0.99)));
    }

    private void row(String figure, String measured, String goal) {
        table.add(String.format(Locale.ROOT, "%s | %s | %s", figure, measured, goal));
    }
}
