package io.parley.security;

import io.parley.support.OnPostgreSql;

@OnPostgreSql
class RememberedBrowsersOnPostgreSqlTest extends RememberedBrowsersTest {}
