package io.parley.admin;

import io.parley.support.OnPostgreSql;

@OnPostgreSql
class AuditTrailOnPostgreSqlTest extends AuditTrailTest {}
