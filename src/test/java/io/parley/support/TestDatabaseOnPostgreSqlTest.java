package io.parley.support;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

@OnPostgreSql
class TestDatabaseOnPostgreSqlTest extends TestDatabaseTest {

    @Test
    @Override
    void isTheOneAskedFor() {
        assertThat(product()).isEqualTo("PostgreSQL");
    }
}
