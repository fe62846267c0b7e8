package io.parley.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;

@SpringBootTest
@ExtendWith(TestParameters.class)
class TestDatabaseTest {

    @Autowired
    private JdbcTemplate jdbc;

    @RepeatedTest(2)
    void isEmptyWhenATestBegins(People people) {
        assertThat(jdbc.queryForObject("select count(*) from account", Long.class))
                .isZero();

        people.registered("anna");

        assertThat(jdbc.queryForObject("select display_name from account", String.class))
                .isEqualTo("Anna");
    }

    @Test
    void isTheOneAskedFor() {
        assertThat(product()).isEqualTo("H2");
    }

    String product() {
        return jdbc.execute((Connection connection) -> connection.getMetaData().getDatabaseProductName());
    }
}
