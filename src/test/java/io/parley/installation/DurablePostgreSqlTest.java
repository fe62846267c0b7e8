package io.parley.installation;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parley.support.OnPostgreSql;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

@SpringBootTest
@OnPostgreSql
class DurablePostgreSqlTest {

    @Autowired
    private DataSource dataSource;

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
