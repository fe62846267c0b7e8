package io.parley.api;

import io.parley.support.OnPostgreSql;
import org.junit.jupiter.api.Tag;

@Tag("endurance")
@OnPostgreSql
class LostHintsOnPostgreSqlTest extends LostHintsTest {}
