package io.parley.notification;

import io.parley.support.OnPostgreSql;

@OnPostgreSql
class PushAlertsOnPostgreSqlTest extends PushAlertsTest {}
