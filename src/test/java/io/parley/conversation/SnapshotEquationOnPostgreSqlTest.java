package io.parley.conversation;

import io.parley.support.OnPostgreSql;
import org.junit.jupiter.api.Tag;

@Tag("endurance")
@OnPostgreSql
class SnapshotEquationOnPostgreSqlTest extends SnapshotEquationTest {}
