package io.parley.installation;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.Application;
import io.parley.installation.move.EmbeddedHistory;
import io.parley.installation.move.RowInTheWay;
import io.parley.support.PostgreSqlServer;
import io.parley.support.Thorough;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The command as a process of its own. */
class MoveCommandTest {

    @TempDir
    private Path folder;

    private Path data;
    private String url;
    private DataSource target;

    @BeforeEach
    void nameTheDatabases() {
        data = folder.resolve("data");
        url = PostgreSqlServer.newDatabase();
        target = new DriverManagerDataSource(url);
    }

    @Test
    @Thorough
    void killedInTheMiddleItGoesOnWhenItIsStartedAgain() throws Exception {
        fillTheEmbeddedDatabase();
        Flyway.configure().dataSource(target).load().migrate();
        try (var row = RowInTheWay.amongTheMessages(target)) {
            var first = start("first", "move", "--parley.database.url=" + url);
            row.awaitMove();

            assertThat(refused("second", "move", "--parley.database.url=" + url))
                    .contains("Another Parley is running on this data folder");

            first.destroyForcibly().waitFor();
        }

        assertThat(refused("parley", "--parley.port=0", "--parley.database.url=" + url))
                .contains("start the same command again with the word move");

        var again = start("again", "move", "--parley.database.url=" + url);

        assertThat(again.waitFor()).isZero();
        assertThat(output("again"))
                .contains("message", " " + EmbeddedHistory.MESSAGES + " ", "equal")
                .contains("keep " + data + " with attachments")
                .doesNotContain("DIFFERENT", "ERROR", "\tat ");
    }

    @Test
    void whatHasNotArrivedIsToldByTheExitCode() throws Exception {
        fillTheEmbeddedDatabase();
        Flyway.configure().dataSource(target).load().migrate();
        try (var connection = target.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create rule thief as on insert to audit do instead nothing");
        }

        assertThat(refused("robbed", "move", "--parley.database.url=" + url))
                .contains("DIFFERENT")
                .contains("Not everything in jdbc:postgresql:");
    }

    @Test
    void whatStandsInTheWayIsSaidInOneSentence() throws Exception {
        assertThat(refused("where", "move")).contains("parley.database.url has to say where to move the data to");
        assertThat(refused("what", "move", "--parley.database.url=" + url))
                .contains("There is nothing to move: parley.data-dir is " + data);

        fillTheEmbeddedDatabase();
        assertThat(refused("unreachable", "move", "--spring.datasource.url=jdbc:postgresql://localhost:1/parley"))
                .contains("The database cannot be used: ")
                .contains("localhost:1");
    }

    private void fillTheEmbeddedDatabase() throws Exception {
        var embedded = DatabaseConnection.embeddedIn(data);
        EmbeddedHistory.write(
                new DriverManagerDataSource(embedded.getJdbcUrl(), embedded.getUsername(), embedded.getPassword()));
        Files.createDirectories(data.resolve("attachments"));
    }

    private Process start(String name, String... arguments) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Application.class.getName(),
                "--parley.management-port=0",
                "--parley.data-dir=" + data));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(name).toFile())
                .start();
    }

    private String output(String name) throws IOException {
        return Files.readString(folder.resolve(name));
    }

    /** What a start printed that failed in one sentence. */
    private String refused(String name, String... arguments) throws Exception {
        assertThat(start(name, arguments).waitFor()).isEqualTo(1);
        assertThat(output(name)).doesNotContain("\tat ");
        return output(name);
    }
}
