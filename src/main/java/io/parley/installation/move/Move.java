package io.parley.installation.move;

import io.parley.installation.move.MoveReport.Line;
import io.parley.installation.move.Progress.Reached;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves all rows of an H2 database into an empty PostgreSQL, and compares them.
 *
 * <p>Table by table in the order of the foreign keys, each in the order of its primary key, in steps that are committed with
 * the progress made; whoever starts an interrupted move again continues it. In the source nothing is changed, but that it is
 * brought to the schema of this version, as the target is.
 *
 * @param name by which people know the source, and by which a move that was interrupted is recognised
 */
public record Move(DataSource source, DataSource target, String name) {

    /** Rows that are written and committed at once. */
    static final int BATCH = 500;

    private static final int TOLD_AFTER = 200 * BATCH;

    /** What PostgreSQL says of rows that contradict each other, as those do of which some were moved before the others. */
    private static final String CONTRADICTION = "23";

    private static final Logger log = LoggerFactory.getLogger("parley");

    /**
     * Moves what has not been moved yet, and compares everything.
     *
     * @throws MoveRefusedException if it cannot begin, or not go on
     */
    public MoveReport run() throws SQLException {
        try (var here = source.getConnection();
                var there = target.getConnection()) {
            var from = new SourceSchema(here);
            var to = new TargetSchema(there);
            from.checkIsParley();
            var begun = Progress.isIn(there);
            if (!begun) {
                to.checkEmpty();
            }
            var origin = name + " of version " + migrated();
            there.setAutoCommit(false);
            var tables = from.tables();
            var progress = begun ? Progress.continued(there, origin) : begun(to, tables, origin);
            for (var table : tables) {
                copy(table, from, there, progress);
            }
            from.goOnCountingIn(to);
            var report = compare(tables, here, there);
            if (report.isEqual()) {
                progress.finished();
            }
            there.commit();
            return report;
        }
    }

    /** Brings both to the schema of this Parley, which they have to have in common. */
    private String migrated() {
        var versions = Stream.of(source, target).map(Move::migrated).distinct().toList();
        if (versions.size() > 1) {
            throw new MoveRefusedException(
                    "The databases are of different versions of Parley, %s and %s; move with the newer one."
                            .formatted(versions.getFirst(), versions.getLast()));
        }
        return versions.getFirst();
    }

    private static String migrated(DataSource database) {
        var flyway = Flyway.configure().dataSource(database).load();
        flyway.migrate();
        return flyway.info().current().getVersion().toString();
    }

    private static Progress begun(TargetSchema to, List<MovedTable> tables, String origin) throws SQLException {
        to.clear(tables);
        var progress = Progress.begun(to.connection(), origin);
        to.connection().commit();
        return progress;
    }

    private static void copy(MovedTable table, SourceSchema from, Connection there, Progress progress)
            throws SQLException {
        var reached = progress.of(table);
        try (var select = from.select(table, reached.map(Reached::key));
                var row = select.executeQuery();
                var insert = there.prepareStatement(table.insert())) {
            var rows = reached.map(Reached::rows).orElse(0L);
            while (row.next()) {
                add(table, row, insert);
                reached = Optional.of(new Reached(++rows, table.keyOf(row)));
                if (rows % BATCH == 0) {
                    commit(table, insert, progress, reached);
                }
                if (rows % TOLD_AFTER == 0) {
                    log.info("{}: {} rows so far", table, rows);
                }
            }
            commit(table, insert, progress, reached);
            log.info("{}: {} rows moved", table, rows);
        } catch (SQLException e) {
            if (contradicts(e)) {
                throw changedMeanwhile(e);
            }
            throw e;
        }
    }

    private static void add(MovedTable table, ResultSet row, PreparedStatement insert) throws SQLException {
        for (var position = 1; position <= table.columns().size(); position++) {
            insert.setObject(position, table.columns().get(position - 1).value(row, position));
        }
        insert.addBatch();
    }

    private static void commit(MovedTable table, PreparedStatement insert, Progress progress, Optional<Reached> reached)
            throws SQLException {
        insert.executeBatch();
        if (reached.isPresent()) {
            progress.reached(table, reached.get());
        }
        insert.getConnection().commit();
    }

    private static boolean contradicts(SQLException e) {
        return e.getSQLState() != null && e.getSQLState().startsWith(CONTRADICTION);
    }

    private static MoveRefusedException changedMeanwhile(SQLException cause) {
        return new MoveRefusedException(
                "One of the databases has been changed since the move began; empty the database of parley.database.url and"
                        + " begin again.",
                cause);
    }

    private static MoveReport compare(List<MovedTable> tables, Connection here, Connection there) throws SQLException {
        var lines = new ArrayList<Line>();
        for (var table : tables) {
            lines.add(new Line(
                    table.toString(),
                    Checksum.of(here, table.selectHere(), table.columns()),
                    Checksum.of(there, table.selectThere(), table.columns())));
        }
        return new MoveReport(lines);
    }
}
