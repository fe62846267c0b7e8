package io.parley.search;

import io.parley.support.OnPostgreSql;

@OnPostgreSql
class SearchOnPostgreSqlTest extends SearchTest {}
