package io.parley.support;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.SpringApplication;

/** One PostgreSQL for all tests of this JVM, started when the first one asks; it ends when their applications have. */
public final class PostgreSqlServer {

    private static final AtomicInteger DATABASES = new AtomicInteger();

    private PostgreSqlServer() {}

    private static final class Holder {

        static final EmbeddedPostgres SERVER = start();

        private static EmbeddedPostgres start() {
            try {
                var server = EmbeddedPostgres.builder()
                        .setServerConfig("synchronous_commit", "on")
                        .setServerConfig("fsync", "on")
                        .setRegisterShutdownHook(false)
                        .start();
                SpringApplication.getShutdownHandlers().add(() -> close(server));
                return server;
            } catch (IOException e) {
                throw new UncheckedIOException("The PostgreSQL for tests did not start", e);
            }
        }

        private static void close(EmbeddedPostgres server) {
            try {
                server.close();
            } catch (IOException e) {
                throw new UncheckedIOException("The PostgreSQL for tests did not stop", e);
            }
        }
    }

    /** Makes an empty database and returns its JDBC URL, user included. */
    public static String newDatabase() {
        var name = "parley_" + DATABASES.incrementAndGet();
        try (var connection = Holder.SERVER.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException("The PostgreSQL for tests gave no database", e);
        }
        // tests fill tables with one statement, which takes its time on a busy machine
        return Holder.SERVER.getJdbcUrl("postgres", name) + "&socketTimeout=120";
    }
}
