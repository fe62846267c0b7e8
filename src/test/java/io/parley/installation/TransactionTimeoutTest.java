package io.parley.installation;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

@SpringBootTest
class TransactionTimeoutTest {

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private DataSource dataSource;

    @Test
    void everyStatementHasTheTimeOutOfItsDatabase() {
        check(transaction.execute(status -> new JdbcTemplate(dataSource)
                .execute("select 1", (PreparedStatement statement) -> statement.getQueryTimeout())));
    }

    @Test
    void nobodyWaitsLongForAConnection() throws SQLException {
        assertThat(dataSource.unwrap(HikariDataSource.class).getConnectionTimeout())
                .isEqualTo(Duration.ofSeconds(10).toMillis());
    }

    /** None: with one, H2 forgets how all statements are run. */
    void check(int seconds) {
        assertThat(seconds).isZero();
    }
}
