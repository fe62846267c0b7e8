package io.parley.installation.move;

import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * How far a move has come, kept in the database that it fills: each step is committed together with the rows that it has
 * brought, so it survives whatever they survive. The table is there as long as the move is not finished.
 */
public final class Progress {

    private static final String TABLE = "parley_move";

    private final Connection target;
    private final String origin;

    /** How far one table has come. */
    record Reached(long rows, List<String> key) {}

    private Progress(Connection target, String origin) {
        this.target = target;
        this.origin = origin;
    }

    /** Whether a move into this PostgreSQL database has begun and not been finished. */
    public static boolean isIn(Connection target) throws SQLException {
        try (var statement = target.prepareStatement(
                "select 1 from information_schema.tables where table_schema = current_schema and table_name = ?")) {
            statement.setString(1, TABLE);
            try (var row = statement.executeQuery()) {
                return row.next();
            }
        }
    }

    /** Begins; to be committed by the caller. */
    static Progress begun(Connection target, String origin) throws SQLException {
        try (var statement = target.createStatement()) {
            statement.execute("""
                    create table parley_move (
                        origin     text   not null,
                        table_name text   not null primary key,
                        row_count  bigint not null,
                        last_key   text[] not null
                    )
                    """);
        }
        return new Progress(target, origin);
    }

    /** @throws MoveRefusedException if what has been begun there is another move */
    static Progress continued(Connection target, String origin) throws SQLException {
        try (var statement = target.createStatement();
                var row = statement.executeQuery("select min(origin) from parley_move")) {
            var begun = row.next() ? row.getString(1) : null;
            if (begun != null && !begun.equals(origin)) {
                throw new MoveRefusedException(
                        "The move into this database began with %s and can not go on with %s; empty it"
                                        .formatted(begun, origin)
                                + " to begin again.");
            }
        }
        return new Progress(target, origin);
    }

    Optional<Reached> of(MovedTable table) throws SQLException {
        try (var statement =
                target.prepareStatement("select row_count, last_key from parley_move where table_name = ?")) {
            statement.setString(1, table.name());
            try (var row = statement.executeQuery()) {
                return row.next() ? Optional.of(new Reached(row.getLong(1), texts(row.getArray(2)))) : Optional.empty();
            }
        }
    }

    private static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }

    /** To be committed by the caller, together with the rows. */
    void reached(MovedTable table, Reached reached) throws SQLException {
        try (var statement = target.prepareStatement("""
                insert into parley_move (origin, table_name, row_count, last_key) values (?, ?, ?, ?)
                on conflict (table_name) do update set row_count = excluded.row_count, last_key = excluded.last_key
                """)) {
            statement.setString(1, origin);
            statement.setString(2, table.name());
            statement.setLong(3, reached.rows());
            statement.setArray(4, target.createArrayOf("text", reached.key().toArray()));
            statement.executeUpdate();
        }
    }

    /** Ends the move; to be committed by the caller. */
    void finished() throws SQLException {
        try (var statement = target.createStatement()) {
            statement.execute("drop table parley_move");
        }
    }
}
