package io.parley.conversation;

import io.parley.support.OnPostgreSql;

@OnPostgreSql
class ConversationExportOnPostgreSqlTest extends ConversationExportTest {}
