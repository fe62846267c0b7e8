package io.parley.support.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;

/**
 * The AOT cache of the packaged jar, made as {@code docs/operations.md} describes it: Parley starts in a fraction of the
 * time, for tests that have something else to see. Made once for each jar.
 */
final class AotCache {

    private static final Path FOLDER = Path.of("target").toAbsolutePath();
    private static final Duration MAKING = Duration.ofMinutes(5);
    private static final int FIRST_WITH_CACHE = 25;

    private AotCache() {}

    /** What the JVM has to be told; nothing where the JDK knows no such cache. */
    static synchronized List<String> of(Path jar) {
        if (Runtime.version().feature() < FIRST_WITH_CACHE) {
            return List.of();
        }
        var cache = FOLDER.resolve("parley.aot");
        // the tests of another process may be making it
        try (var channel = FileChannel.open(
                        FOLDER.resolve("parley.aot.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var lock = channel.lock()) {
            if (!Files.exists(cache)
                    || Files.getLastModifiedTime(cache).compareTo(Files.getLastModifiedTime(jar)) < 0) {
                make(cache);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.of("-XX:AOTCache=" + cache);
    }

    private static void make(Path cache) {
        try (var server = ParleyServer.packaged("aot", List.of("-Xmx1g", "-XX:AOTCacheOutput=" + cache), List.of())) {
            server.start().stop(MAKING);
        }
        if (!Files.exists(cache)) {
            throw new IllegalStateException("No AOT cache was made, see target/servers/aot");
        }
    }
}
