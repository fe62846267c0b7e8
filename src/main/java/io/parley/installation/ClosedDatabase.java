package io.parley.installation;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;

/**
 * Gives up connections to an H2 that has closed itself, as it does when the disk is full: the next connection opens it again,
 * as soon as there is room.
 */
public final class ClosedDatabase implements SQLExceptionOverride {

    private static final int DATABASE_IS_CLOSED = 90098;

    @java.lang.Override
    public Override adjudicate(SQLException problem) {
        return problem.getErrorCode() == DATABASE_IS_CLOSED
                        && problem.getClass().getName().startsWith("org.h2.")
                ? Override.MUST_EVICT
                : Override.CONTINUE_EVICT;
    }
}
