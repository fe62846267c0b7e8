package io.parley.account;

import io.parley.support.OnPostgreSql;

@OnPostgreSql
class AccessTokensOnPostgreSqlTest extends AccessTokensTest {}
