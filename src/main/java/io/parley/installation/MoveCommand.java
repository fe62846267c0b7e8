package io.parley.installation;

import io.parley.installation.move.Move;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Properties;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * {@code java -jar parley.jar move}: moves the data of the embedded database to the PostgreSQL of {@code parley.database.url}
 * and ends, without a web server.
 *
 * <p>While it runs it holds the lock of the embedded database, so neither Parley nor another move can use it.
 */
public final class MoveCommand {

    private static final Logger log = LoggerFactory.getLogger("parley");

    private final InstallationProperties installation;

    private MoveCommand(InstallationProperties installation) {
        this.installation = installation;
    }

    public static boolean isAskedFor(String... arguments) {
        return Stream.of(arguments).anyMatch("move"::equals);
    }

    /** Moves the data; what stands in the way is said in one sentence, and thrown. */
    public static void run(String... arguments) {
        var application = new SpringApplication(Settings.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.run(arguments).close();
    }

    @EnableConfigurationProperties(InstallationProperties.class)
    static class Settings {

        @Bean
        ApplicationRunner move(InstallationProperties installation) {
            return arguments -> new MoveCommand(installation).move();
        }
    }

    private void move() throws SQLException, IOException {
        if (installation.database().givenUrl().filter(DatabaseUrl::isPostgreSql).isEmpty()) {
            throw new UnusableSettingException("parley.database.url has to say where to move the data to,"
                    + " such as jdbc:postgresql://localhost/parley.");
        }
        if (!DataFolder.hasDatabase(installation.dataDir())) {
            throw new UnusableSettingException("There is nothing to move: parley.data-dir is " + installation.dataDir()
                    + ", and no database lies there.");
        }
        var to = DatabaseConnection.of(installation);
        var from = DatabaseConnection.embeddedIn(installation.dataDir());
        log.info("Moving {} to {}.", from, to);
        var report = new Move(dataSource(from), dataSource(to), from.toString()).run();
        log.info("Everything compared:\n\n{}\n", report);
        if (!report.isEqual()) {
            throw new UnequalDatabasesException(to);
        }
        log.info("{} holds everything now, and the next start will use it.{}", to, whatStays());
    }

    private static DataSource dataSource(DatabaseConnection connection) {
        var dataSource = new DriverManagerDataSource(
                connection.url().withPatience(), connection.username(), connection.password());
        var faster = new Properties();
        faster.setProperty("reWriteBatchedInserts", "true");
        if (connection.url().isPostgreSql()) {
            dataSource.setConnectionProperties(faster);
        }
        return dataSource;
    }

    private String whatStays() throws IOException {
        var files = DataFolder.besidesTheDatabase(installation.dataDir());
        return files.isEmpty()
                ? ""
                : " Files are not moved: keep %s with %s.".formatted(installation.dataDir(), String.join(", ", files));
    }
}
