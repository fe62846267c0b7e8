package io.parley.support.server;

import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.io.FileUtils;

/** A PostgreSQL with a folder and a port of its own, which can be killed and started again on the same data. */
public final class PostgreSqlProcess implements AutoCloseable {

    private final Path folder;
    private final int port;
    private EmbeddedPostgres running;

    /** @param name of a folder below {@code target}, which is emptied */
    public PostgreSqlProcess(String name) {
        folder = Path.of("target", "servers", name).toAbsolutePath();
        try (var socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
            FileUtils.deleteDirectory(folder.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start();
    }

    public void start() {
        try {
            running = EmbeddedPostgres.builder()
                    .setDataDirectory(folder)
                    .setCleanDataDirectory(false)
                    .setPort(port)
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("fsync", "on")
                    .setPGStartupWait(Duration.ofMinutes(1))
                    .setRegisterShutdownHook(false)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL did not start", e);
        }
    }

    /** Ends all of its processes at once, as the kernel does that needs their memory. */
    public void kill() throws IOException {
        processes().forEach(ProcessHandle::destroyForcibly);
        await("the end of PostgreSQL").until(() -> processes().stream().noneMatch(ProcessHandle::isAlive));
        running.close();
    }

    /** Starts it again if something has ended it. */
    public void startIfEnded() throws IOException {
        if (!Files.exists(folder.resolve("postmaster.pid"))
                || processes().stream().noneMatch(ProcessHandle::isAlive)) {
            running.close();
            start();
        }
    }

    private List<ProcessHandle> processes() throws IOException {
        var first = Long.parseLong(
                Files.readAllLines(folder.resolve("postmaster.pid")).getFirst().strip());
        var all = new ArrayList<ProcessHandle>();
        ProcessHandle.of(first).ifPresent(postmaster -> {
            all.add(postmaster);
            postmaster.descendants().forEach(all::add);
        });
        return all;
    }

    public int port() {
        return port;
    }

    /** Past every proxy. */
    public Connection connect() throws SQLException {
        return running.getPostgresDatabase().getConnection();
    }

    /** What Parley is told to use it, through this port. */
    public static String[] settings(int port, String... further) {
        var all = new ArrayList<>(List.of(
                "--parley.database.url=jdbc:postgresql://localhost:" + port
                        + "/postgres?sslmode=disable&gssEncMode=disable",
                "--parley.database.username=postgres",
                "--parley.database.password=postgres"));
        all.addAll(List.of(further));
        return all.toArray(String[]::new);
    }

    @Override
    public void close() throws IOException {
        running.close();
    }
}
