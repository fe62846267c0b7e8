package io.parley.conversation;

import io.parley.support.OnPostgreSql;

@OnPostgreSql
class ReceiptsOfAConversationOnPostgreSqlTest extends ReceiptsOfAConversationTest {}
