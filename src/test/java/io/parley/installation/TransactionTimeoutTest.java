package io.parley.installation;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.PreparedStatement;
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

    /** None: with one, H2 forgets how all statements are run. */
    void check(int seconds) {
        assertThat(seconds).isZero();
    }
}
