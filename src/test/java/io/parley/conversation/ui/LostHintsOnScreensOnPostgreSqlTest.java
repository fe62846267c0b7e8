package io.parley.conversation.ui;

import io.parley.support.OnPostgreSql;
import org.junit.jupiter.api.Tag;

@Tag("endurance")
@OnPostgreSql
class LostHintsOnScreensOnPostgreSqlTest extends LostHintsOnScreensTest {}
