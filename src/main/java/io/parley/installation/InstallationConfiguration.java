package io.parley.installation;

import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What every module may ask of the installation. */
@Configuration(proxyBeanMethods = false)
class InstallationConfiguration {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    DatabaseConnection databaseConnection(InstallationProperties installation) {
        return DatabaseConnection.of(installation);
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
