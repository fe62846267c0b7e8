package io.parley.contact;

import io.parley.support.OnPostgreSql;

@OnPostgreSql
class ContactServiceOnPostgreSqlTest extends ContactServiceTest {}
