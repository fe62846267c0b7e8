package io.parley.installation;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.support.OnPostgreSql;

@OnPostgreSql
class TransactionTimeoutOnPostgreSqlTest extends TransactionTimeoutTest {

    @Override
    void check(int seconds) {
        assertThat(seconds).isBetween(1, 10);
    }
}
