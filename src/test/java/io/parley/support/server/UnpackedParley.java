package io.parley.support.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The packaged jar unpacked, with an AOT cache, as {@code docs/operations.md} describes it: it starts in a fraction of the
 * time, for tests that start it many times. Made once for each jar.
 */
final class UnpackedParley {

    private static final Path FOLDER = Path.of("target", "unpacked").toAbsolutePath();
    private static final int FIRST_WITH_CACHE = 25;
    private static final int MINUTES = 5;

    private UnpackedParley() {}

    /** What the JVM has to be given; the jar as it is where the JDK knows no such cache. */
    static synchronized List<String> java(Path jar) {
        if (Runtime.version().feature() < FIRST_WITH_CACHE) {
            return List.of("-jar", jar.toString());
        }
        var cache = FOLDER.resolve("parley.aot");
        var unpacked = FOLDER.resolve("parley.jar").toString();
        try {
            if (!Files.exists(cache)
                    || Files.getLastModifiedTime(cache).compareTo(Files.getLastModifiedTime(jar)) < 0) {
                make(jar, unpacked, cache);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.of("-XX:AOTCache=" + cache, "-jar", unpacked);
    }

    private static void make(Path jar, String unpacked, Path cache) throws IOException {
        run("-Djarmode=tools", "-jar", jar.toString(), "extract", "--force", "--destination", FOLDER.toString());
        run(
                "-XX:AOTCacheOutput=" + cache,
                "-Dspring.context.exit=onRefresh",
                "-jar",
                unpacked,
                "--parley.data-dir=" + FOLDER.resolve("data"));
    }

    private static void run(String... arguments) throws IOException {
        var command = new ArrayList<>(List.of(ParleyServer.JAVA));
        command.addAll(List.of(arguments));
        Files.createDirectories(FOLDER);
        var log = FOLDER.resolve("making.log");
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            if (!process.waitFor(MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
                throw new IllegalStateException("No cache was made:\n" + Files.readString(log));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            process.destroyForcibly();
        }
    }
}
