package io.parley.installation;

import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.boot.transaction.autoconfigure.TransactionManagerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.orm.jpa.JpaTransactionManager;

/** What every module may ask of the installation. */
@Configuration(proxyBeanMethods = false)
class InstallationConfiguration {

    /** The time-out of the socket is the same. */
    private static final int STATEMENT_SECONDS = 10;

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    DatabaseConnection databaseConnection(InstallationProperties installation) {
        return DatabaseConnection.of(installation);
    }

    /**
     * Gives every statement of PostgreSQL a time-out, as one that waits holds a connection and locks that others wait for. With H2, which
     * works in this process, there is nobody to wait for; and for it a time-out is a {@code SET}, after which it forgets how all
     * statements of all connections are run.
     */
    @Bean
    TransactionManagerCustomizer<JpaTransactionManager> timeouts(DatabaseConnection database) {
        return transactions -> {
            if (database.url().isPostgreSql()) {
                transactions.setDefaultTimeout(STATEMENT_SECONDS);
            }
        };
    }

    @Bean
    FlywayConfigurationCustomizer patientMigrations(DatabaseConnection database) {
        return migrations -> {
            if (database.url().isPostgreSql()) {
                migrations.dataSource(database.url().withPatience(), database.username(), database.password());
            }
        };
    }

    @Bean
    DurablePostgreSql durablePostgreSql(DataSource dataSource) {
        return new DurablePostgreSql(dataSource);
    }

    @Bean
    UnfinishedMove unfinishedMove(DataSource dataSource) {
        return new UnfinishedMove(dataSource);
    }
}
