package io.parley.support.server;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/** The clock of the machine as a running Parley sees it, moved by libfaketime; the clock that only goes forward stays as it is. */
public final class MovableClock {

    private static final Path LIBRARIES = Path.of("/usr/lib");
    private static final String LIBRARY = "libfaketimeMT.so.1";
    private static final Duration NEAR = Duration.ofMinutes(1);

    private final HttpClient http = HttpClient.newHttpClient();
    private final ParleyServer server;
    private final Path offset;

    private MovableClock(ParleyServer server, Path offset) {
        this.server = server;
        this.offset = offset;
    }

    /** Lets a server that is not started yet have such a clock; where there is no libfaketime, the test is skipped with the reason. */
    public static MovableClock of(ParleyServer server) {
        var library = library();
        Assumptions.assumeTrue(library.isPresent(), "There is no libfaketime");
        var clock = new MovableClock(server, server.dataFolder().resolveSibling("clock.txt"));
        clock.write(Duration.ZERO);
        server.with("LD_PRELOAD", library.orElseThrow().toString())
                .with("FAKETIME_TIMESTAMP_FILE", clock.offset.toString())
                .with("FAKETIME_CACHE_DURATION", "1")
                .with("FAKETIME_DONT_FAKE_MONOTONIC", "1");
        return clock;
    }

    private static Optional<Path> library() {
        try (var found = Files.find(LIBRARIES, 4, (path, is) -> path.endsWith(Path.of("faketime", LIBRARY)))) {
            return found.findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Moves it so far from the true time, back if negative, and returns when Parley sees it. */
    public void move(Duration by) {
        write(by);
        await("the clock has moved by " + by)
                .atMost(Duration.ofSeconds(30))
                .until(() ->
                        Duration.between(Instant.now().plus(by), seen()).abs().compareTo(NEAR) < 0);
    }

    private void write(Duration by) {
        try {
            // never half of it
            var whole = Files.writeString(offset.resolveSibling("clock.new"), "%+d".formatted(by.toSeconds()));
            Files.move(whole, offset, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Instant seen() throws IOException, InterruptedException {
        var answer = http.send(HttpRequest.newBuilder(server.at("/login")).build(), BodyHandlers.discarding());
        var date = answer.headers().firstValue("Date").orElseThrow();
        return Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date));
    }
}
