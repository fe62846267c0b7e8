package io.parley.support;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

/**
 * Empties the database before every test method, so that contexts can be shared between test classes.
 *
 * <p>Identities go on counting: what the application remembers under an id of an earlier test never meets a later one.
 */
public final class EmptyDatabase implements TestExecutionListener {

    /** Of PostgreSQL. */
    private static final String DEADLOCK = "40P01";

    @Override
    public void beforeTestMethod(TestContext test) throws SQLException {
        var dataSource =
                test.getApplicationContext().getBeanProvider(DataSource.class).getIfAvailable();
        if (dataSource == null) {
            return;
        }
        try (var connection = dataSource.getConnection()) {
            var tables = tables(connection);
            if (connection.getMetaData().getDatabaseProductName().equals("H2")) {
                emptyH2(connection, tables);
            } else if (!tables.isEmpty()) {
                execute(connection, "truncate table " + String.join(", ", tables) + " cascade");
            }
        }
    }

    private static void emptyH2(Connection connection, List<String> tables) throws SQLException {
        execute(connection, "set referential_integrity false");
        for (var table : tables) {
            execute(connection, "truncate table " + table);
        }
        execute(connection, "set referential_integrity true");
    }

    private static List<String> tables(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement("""
                        select table_name from information_schema.tables
                        where lower(table_schema) = 'public' and table_type = 'BASE TABLE'
                        and lower(table_name) <> 'flyway_schema_history'
                        """);
                var rows = statement.executeQuery()) {
            var tables = new ArrayList<String>();
            while (rows.next()) {
                tables.add('"' + rows.getString(1) + '"');
            }
            return tables;
        }
    }

    /** What runs beside the tests, such as the catch-up of the search, may hold one table and wait for the next. */
    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            if (!DEADLOCK.equals(e.getSQLState()) || !connection.getAutoCommit()) {
                throw e;
            }
            execute(connection, sql);
        }
        if (!connection.getAutoCommit()) {
            connection.commit();
        }
    }
}
