package io.parley.installation;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.beans.factory.InitializingBean;

/** Refuses a PostgreSQL that answers a commit before it is safe on disk: a tick would promise what the server does not. */
final class DurablePostgreSql implements InitializingBean {

    private final DataSource dataSource;

    DurablePostgreSql(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Override
    public void afterPropertiesSet() throws SQLException {
        try (var connection = dataSource.getConnection()) {
            if (connection.getMetaData().getDatabaseProductName().equals("PostgreSQL")) {
                for (var setting : new String[] {"synchronous_commit", "fsync"}) {
                    check(connection, setting);
                }
            }
        }
    }

    private static void check(Connection connection, String setting) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("show " + setting)) {
            if (row.next() && row.getString(1).equals("off")) {
                throw new UnusableSettingException("The PostgreSQL of parley.database.url runs with " + setting
                        + " = off, with which it loses messages that were shown as sent.");
            }
        }
    }
}
