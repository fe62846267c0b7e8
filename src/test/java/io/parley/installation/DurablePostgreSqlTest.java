package io.parley.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parley.support.OnPostgreSql;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

@SpringBootTest
@OnPostgreSql
class DurablePostgreSqlTest {

    @Autowired
    private DataSource dataSource;

    @Autowired
    private Flyway migrations;

    @Test
    void theServerNoticesSoonThatParleyIsGone() {
        var jdbc = JdbcClient.create(dataSource);

        assertThat(jdbc.sql("show tcp_keepalives_idle").query(String.class).single())
                .isEqualTo("10");
        assertThat(jdbc.sql("show tcp_keepalives_interval").query(String.class).single())
                .isEqualTo("5");
        assertThat(jdbc.sql("show tcp_keepalives_count").query(String.class).single())
                .isEqualTo("3");
    }

    @Test
    void migrationsMayTakeAsLongAsTheyTake() {
        assertThat(migrations.getConfiguration().getUrl()).contains("socketTimeout=0");
    }

    @Test
    void aServerThatAnswersBeforeItWritesIsRefused() throws Exception {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("set synchronous_commit = off");
            var careless = new SingleConnectionDataSource(connection, true);

            assertThatThrownBy(() -> new DurablePostgreSql(careless).afterPropertiesSet())
                    .isInstanceOf(UnusableSettingException.class)
                    .hasMessageContaining("synchronous_commit = off");

            statement.execute("reset synchronous_commit");
        }
    }
}
