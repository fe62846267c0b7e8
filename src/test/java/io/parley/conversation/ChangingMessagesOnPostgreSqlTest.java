package io.parley.conversation;

import io.parley.support.OnPostgreSql;

@OnPostgreSql
class ChangingMessagesOnPostgreSqlTest extends ChangingMessagesTest {}
