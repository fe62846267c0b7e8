package io.parley.conversation;

import io.parley.support.OnPostgreSql;

@OnPostgreSql
class CostOnPostgreSqlTest extends CostTest {

    @Override
    void refreshStatistics() {
        jdbc.execute("vacuum analyze");
    }

    @Override
    String randomUuid() {
        return "gen_random_uuid()";
    }

    @Override
    String numbers(int first, int last) {
        return "generate_series(%d, %d) as n".formatted(first, last);
    }
}
