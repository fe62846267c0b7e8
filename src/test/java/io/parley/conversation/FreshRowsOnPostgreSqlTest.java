package io.parley.conversation;

import io.parley.support.OnPostgreSql;

@OnPostgreSql
class FreshRowsOnPostgreSqlTest extends FreshRowsTest {}
