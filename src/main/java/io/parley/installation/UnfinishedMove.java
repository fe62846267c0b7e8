package io.parley.installation;

import io.parley.installation.move.Progress;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.beans.factory.InitializingBean;

/** Refuses a database into which a move has begun and not ended: people would write where half of their messages are. */
final class UnfinishedMove implements InitializingBean {

    private final DataSource dataSource;

    UnfinishedMove(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Override
    public void afterPropertiesSet() throws SQLException {
        try (var connection = dataSource.getConnection()) {
            if (Progress.isIn(connection)) {
                throw new UnusableSettingException("Data is still to be moved into the database of parley.database.url;"
                        + " start the same command again with the word move.");
            }
        }
    }
}
