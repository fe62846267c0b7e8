package io.parley.conversation;

import io.parley.support.OnPostgreSql;

@OnPostgreSql
class SendingFilesOnPostgreSqlTest extends SendingFilesTest {}
