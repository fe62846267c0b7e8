package io.parley.contact;

import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.DatabaseDriver;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;
import org.springframework.stereotype.Component;

/**
 * For how long a node may go by what it has read of people and has not heard of since.
 *
 * <p>It hears of every change that it makes itself. With H2 there is no other node, as one process alone can open the file. With
 * PostgreSQL there may be one, which nobody tells.
 */
@Component
final class Moment {

    /** After which even a change is known whose commit failed and took effect all the same. */
    private static final Duration ALONE = Duration.ofMinutes(5);

    private static final Duration BESIDE_OTHERS = Duration.ofSeconds(5);

    private final Duration length;

    @Autowired
    Moment(DataSource database) throws MetaDataAccessException {
        this(driver(database) == DatabaseDriver.H2);
    }

    Moment(boolean alone) {
        length = alone ? ALONE : BESIDE_OTHERS;
    }

    private static DatabaseDriver driver(DataSource database) throws MetaDataAccessException {
        return JdbcUtils.extractDatabaseMetaData(
                database, metaData -> DatabaseDriver.fromProductName(metaData.getDatabaseProductName()));
    }

    Duration length() {
        return length;
    }
}
