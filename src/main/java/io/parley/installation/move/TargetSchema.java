package io.parley.installation.move;

import io.parley.installation.move.SourceSchema.Identity;
import io.parley.installation.move.SourceSchema.Sequence;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The PostgreSQL database that is filled. */
record TargetSchema(Connection connection) {

    private static final String HISTORY = "flyway_schema_history";

    /** @throws MoveRefusedException if there is anything that a move could spoil */
    void checkEmpty() throws SQLException {
        var tables = tables();
        if (!tables.isEmpty() && !tables.contains(HISTORY)) {
            throw new MoveRefusedException(
                    "The database of parley.database.url holds tables that are not Parley's, such as "
                            + tables.getFirst() + "; give it a database of its own.");
        }
        for (var table : tables) {
            if (!table.equals(HISTORY) && hasRows(table)) {
                throw new MoveRefusedException("The database of parley.database.url is in use: its table " + table
                        + " has rows. Data can be moved into an empty database only.");
            }
        }
    }

    private List<String> tables() throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("""
                        select table_name from information_schema.tables
                        where table_schema = current_schema and table_type = 'BASE TABLE' order by table_name
                        """)) {
            var tables = new ArrayList<String>();
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
            return tables;
        }
    }

    private boolean hasRows(String table) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select 1 from " + MovedTable.here(table) + " limit 1")) {
            return row.next();
        }
    }

    /** Removes what the migrations have written themselves: it comes from the source. */
    void clear(List<MovedTable> parentsFirst) throws SQLException {
        try (var statement = connection.createStatement()) {
            for (var table : parentsFirst.reversed()) {
                statement.executeUpdate("delete from " + MovedTable.there(table.name()));
            }
        }
    }

    /** No number that has ever been given is given again, also of rows that are gone. */
    void goOnCounting(Identity identity) throws SQLException {
        var table = MovedTable.there(identity.table());
        var column = MovedTable.there(identity.column());
        try (var statement = connection.prepareStatement("""
                select setval(pg_get_serial_sequence(?, ?), greatest(?, (select coalesce(max(%s), 0) + 1 from %s)), false)
                """.formatted(column, table))) {
            statement.setString(1, table);
            statement.setString(2, identity.column().toLowerCase(Locale.ROOT));
            statement.setLong(3, identity.next());
            statement.execute();
        }
    }

    void goOnCounting(Sequence sequence) throws SQLException {
        try (var statement = connection.prepareStatement("select setval(?, ?, false)")) {
            statement.setString(1, MovedTable.there(sequence.name()));
            statement.setLong(2, sequence.next());
            statement.execute();
        }
    }
}
