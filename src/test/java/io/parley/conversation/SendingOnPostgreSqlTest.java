package io.parley.conversation;

import io.parley.support.OnPostgreSql;
import java.util.List;

@OnPostgreSql
class SendingOnPostgreSqlTest extends SendingTest {

    /** With the commit; the start refuses a server that does otherwise. */
    @Override
    boolean isOnTheDisk(List<SqlRecorder.Statement> statements) {
        return statements.stream().noneMatch(statement -> statement.sql().contains("checkpoint"));
    }
}
