package io.parley.conversation.ui;

import io.parley.support.OnPostgreSql;
import org.junit.jupiter.api.Tag;

@Tag("endurance")
@OnPostgreSql
class CrowdedScreensOnPostgreSqlTest extends CrowdedScreensTest {}
