package io.parley.presence;

import io.parley.support.OnPostgreSql;

@OnPostgreSql
class AvailabilityServiceOnPostgreSqlTest extends AvailabilityServiceTest {}
