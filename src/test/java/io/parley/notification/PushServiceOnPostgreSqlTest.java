package io.parley.notification;

import io.parley.support.OnPostgreSql;

@OnPostgreSql
class PushServiceOnPostgreSqlTest extends PushServiceTest {}
