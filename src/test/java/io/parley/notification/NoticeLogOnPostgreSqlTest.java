package io.parley.notification;

import io.parley.support.OnPostgreSql;

@OnPostgreSql
class NoticeLogOnPostgreSqlTest extends NoticeLogTest {}
