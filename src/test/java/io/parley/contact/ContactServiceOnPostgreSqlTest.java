package io.parley.contact;

import io.parley.support.OnPostgreSql;
import java.time.Duration;

@OnPostgreSql
class ContactServiceOnPostgreSqlTest extends ContactServiceTest {

    @Override
    Duration expectedMoment() {
        return Duration.ofSeconds(5);
    }
}
