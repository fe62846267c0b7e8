package io.parley.support.server;

import static org.awaitility.Awaitility.await;

import io.parley.Application;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A Parley that runs as a process of its own, on a free port and a data folder of its own, both kept over restarts. */
public final class ParleyServer implements AutoCloseable {

    static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    private static final Duration START_DEADLINE = Duration.ofMinutes(5);
    private static final Duration STOP_DEADLINE = Duration.ofSeconds(30);

    private static final int H2_HEADER = 4096;

    private final Path folder;
    private final int port;
    private final List<String> java;
    private final List<String> settings;
    private final Map<String, String> environment = new LinkedHashMap<>();

    private Process process;
    private int starts;

    private ParleyServer(Path folder, List<String> java, List<String> settings) {
        this.folder = folder;
        this.java = java;
        this.settings = settings;
        port = freePort();
    }

    /**
     * The packaged jar, not started yet.
     *
     * @param name of a folder below {@code target}, which is emptied
     */
    public static ParleyServer packaged(String name, String... settings) {
        return packaged(name, List.of("-Xmx1g"), List.of(settings));
    }

    /** The same with what the JVM is to be told. */
    public static ParleyServer packaged(String name, List<String> java, List<String> settings) {
        return new ParleyServer(
                emptied(name),
                Stream.concat(java.stream(), Stream.of("-jar", jar())).toList(),
                settings);
    }

    /** The same with the AOT cache of {@code docs/operations.md}, which is made when it is not there. */
    public static ParleyServer cached(String name, String... settings) {
        return packaged(name, withCache("-Xmx1g"), List.of(settings));
    }

    /**
     * As {@link #cached}, for tests that have something else to see than speed: what does not run long is compiled once, and its
     * collector is the one that costs the start least.
     */
    public static ParleyServer shortLived(String name, String... settings) {
        return packaged(name, withCache("-Xmx1g", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"), List.of(settings));
    }

    private static List<String> withCache(String... java) {
        return Stream.concat(Stream.of(java), AotCache.of(Path.of(jar())).stream())
                .toList();
    }

    private static String jar() {
        return Objects.requireNonNull(System.getProperty("parley.jar"), "parley.jar names no jar; run ./mvnw verify");
    }

    /** The classes of this build with another main class, not started yet. */
    public static ParleyServer withMain(String name, Class<?> main, String... settings) {
        var classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return new ParleyServer(emptied(name), List.of("-Xmx1g", "-cp", classPath, main.getName()), List.of(settings));
    }

    /**
     * The packaged jar with one bean more, of a class of the tests, which changes something in it; not started yet.
     *
     * @param name of a folder below {@code target}, which is emptied
     */
    public static ParleyServer changed(String name, Class<?> bean, String... settings) {
        var tests = Path.of(URI.create(
                bean.getProtectionDomain().getCodeSource().getLocation().toString()));
        var classPath = jar() + File.pathSeparator + tests;
        return new ParleyServer(
                emptied(name),
                List.of("-Xmx1g", "-cp", classPath, Application.class.getName()),
                Stream.concat(Stream.of(settings), Stream.of("--spring.main.sources=" + bean.getName()))
                        .toList());
    }

    private static Path emptied(String name) {
        var folder = Path.of("target", "servers", name).toAbsolutePath();
        try {
            if (Files.exists(folder)) {
                try (var files = Files.walk(folder)) {
                    files.sorted((a, b) -> b.compareTo(a)).forEach(ParleyServer::delete);
                }
            }
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path path) {
        try {
            Files.delete(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sets a variable of its environment, from the next start on. */
    ParleyServer with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /**
     * Starts it and returns when people may come.
     *
     * @param furtherSettings for this start, in place of those of the same name
     */
    public ParleyServer start(String... furtherSettings) {
        var log = log(++starts);
        process = launch(log, List.of(furtherSettings));
        await("Parley is ready, see " + log)
                .atMost(START_DEADLINE)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> !process.isAlive() || read(log).contains("Parley is ready"));
        if (!process.isAlive()) {
            throw new IllegalStateException("Parley did not start:\n" + read(log));
        }
        return this;
    }

    /**
     * Tries to start another one on the same data, with further settings, which take the place of those of the same name.
     *
     * @return what it printed before it ended
     * @throws AssertionError if it did not end by itself, or not with an error
     */
    public String refusedStart(String... furtherSettings) {
        var log = folder.resolve("refused.log");
        var refused = launch(log, List.of(furtherSettings));
        try {
            if (!refused.waitFor(START_DEADLINE.toSeconds(), TimeUnit.SECONDS) || refused.exitValue() == 0) {
                throw new AssertionError("Parley was to refuse this start:\n" + read(log));
            }
            return read(log);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            refused.destroyForcibly();
        }
    }

    private Process launch(Path log, List<String> furtherSettings) {
        var command = new ArrayList<String>();
        command.add(JAVA);
        command.addAll(java);
        var given = new LinkedHashMap<String, String>();
        Stream.of(
                        List.of(
                                "--parley.port=" + port,
                                "--parley.management-port=0",
                                "--parley.data-dir=" + dataFolder()),
                        settings,
                        furtherSettings)
                .flatMap(List::stream)
                .forEach(setting -> given.put(setting.substring(0, setting.indexOf('=')), setting));
        command.addAll(given.values());
        try {
            var builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            builder.environment().putAll(environment);
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Everything that it has printed since its last start. */
    public String output() {
        return read(log(starts));
    }

    private Path log(int start) {
        return folder.resolve("server-" + start + ".log");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return port;
    }

    public long pid() {
        return process.pid();
    }

    public Path dataFolder() {
        return folder.resolve("data");
    }

    /** The address of a path, such as {@code /login}. */
    public URI at(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    /** Ends it as a power switch would: no shutdown hook runs. */
    public void kill() {
        process.destroyForcibly();
        exited(STOP_DEADLINE);
    }

    /** Asks it to end, and returns when it has. */
    public void stop() {
        stop(STOP_DEADLINE);
    }

    void stop(Duration deadline) {
        process.destroy();
        exited(deadline);
    }

    /** What it has told by its end; 143 if it was asked to end and has. */
    public int exitCode() {
        return process.exitValue();
    }

    /**
     * Whether the embedded database of one that has ended was closed: then H2 has written so at the beginning of its file, and takes
     * it back when it opens it.
     */
    public boolean hasClosedDatabase() {
        try (var file = Files.newInputStream(dataFolder().resolve("parley.mv.db"))) {
            return new String(file.readNBytes(H2_HEADER), StandardCharsets.ISO_8859_1).contains("clean:1");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void exited(Duration deadline) {
        try {
            if (!process.waitFor(deadline.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("Parley did not end within " + deadline);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        if (process != null && process.isAlive()) {
            kill();
        }
    }
}
