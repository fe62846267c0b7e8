package io.parley.attachment;

import io.parley.support.OnPostgreSql;

@OnPostgreSql
class AttachmentServiceOnPostgreSqlTest extends AttachmentServiceTest {}
