package io.parley.conversation;

import io.parley.support.OnPostgreSql;

@OnPostgreSql
class DeletingForOneselfOnPostgreSqlTest extends DeletingForOneselfTest {}
