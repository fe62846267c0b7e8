package io.parley.support.server;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;

/** Watches from outside when a running process waits until something is on the disk. */
public final class Strace implements AutoCloseable {

    private static final Pattern WAITED = Pattern.compile("(?m)sync.*= 0$");

    private final Path calls;
    private final Process strace;

    private Strace(Path calls, Process strace) {
        this.calls = calls;
        this.strace = strace;
    }

    /** Begins to watch; where that cannot be done, the test is skipped with the reason. */
    public static Strace of(ParleyServer server) throws IOException {
        var calls = server.dataFolder().resolveSibling("calls.txt");
        var said = server.dataFolder().resolveSibling("strace.txt");
        Process strace;
        try {
            strace = new ProcessBuilder(
                            "strace",
                            "-f",
                            "-e",
                            "trace=fsync,fdatasync",
                            "-o",
                            calls.toString(),
                            "-p",
                            Long.toString(server.pid()))
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .start();
        } catch (IOException e) {
            return Assumptions.abort("There is no strace: " + e.getMessage());
        }
        await("strace is there")
                .atMost(Duration.ofSeconds(30))
                .until(() -> !strace.isAlive() || Files.readString(said).contains("attached"));
        Assumptions.assumeTrue(strace.isAlive(), () -> "strace may not watch: " + said);
        return new Strace(calls, strace);
    }

    /** How often it has waited for the disk so far. */
    public long waits() throws IOException {
        return WAITED.matcher(Files.readString(calls)).results().count();
    }

    @Override
    public void close() throws InterruptedException {
        strace.destroy();
        strace.waitFor(10, TimeUnit.SECONDS);
    }
}
