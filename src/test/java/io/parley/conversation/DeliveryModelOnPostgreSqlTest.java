package io.parley.conversation;

import io.parley.support.OnPostgreSql;
import net.jqwik.api.Tag;

@Tag("endurance")
@OnPostgreSql
class DeliveryModelOnPostgreSqlTest extends DeliveryModelTest {

    DeliveryModelOnPostgreSqlTest() throws Exception {}
}
