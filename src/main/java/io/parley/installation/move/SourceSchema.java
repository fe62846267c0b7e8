package io.parley.installation.move;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/** What there is to be moved, read from the H2 database itself, so that no table is forgotten that comes later. */
record SourceSchema(Connection connection) {

    /** A counter, and the number that it gives next. */
    record Sequence(String name, long next) {}

    /** A column that numbers its rows, and the number that it gives next. */
    record Identity(String table, String column, long next) {}

    /** @throws MoveRefusedException if this is not the database of a Parley */
    void checkIsParley() throws SQLException {
        var found = new ArrayList<String>();
        read("""
                select table_name from information_schema.tables
                where table_schema = current_schema and lower(table_name) = 'flyway_schema_history'
                """, row -> found.add(row.getString(1)));
        if (found.isEmpty()) {
            throw new MoveRefusedException("There is nothing to move: the embedded database is empty.");
        }
    }

    /** All tables but Flyway's, each after those that its foreign keys point at. */
    List<MovedTable> tables() throws SQLException {
        var columns = new LinkedHashMap<String, List<Column>>();
        read(
                """
                select c.table_name, c.column_name, c.data_type
                from information_schema.columns c
                join information_schema.tables t
                    on t.table_schema = c.table_schema and t.table_name = c.table_name
                where c.table_schema = current_schema and t.table_type = 'BASE TABLE'
                  and c.is_generated = 'NEVER' and lower(c.table_name) <> 'flyway_schema_history'
                order by c.table_name, c.ordinal_position
                """,
                row -> columns.computeIfAbsent(row.getString(1), table -> new ArrayList<>())
                        .add(new Column(row.getString(2), row.getString(3))));
        var parents = new LinkedHashMap<String, List<String>>();
        var keys = new LinkedHashMap<String, List<Column>>();
        for (var table : columns.keySet()) {
            parents.put(table, parents(table));
            keys.put(table, key(table, columns.getOrDefault(table, List.of())));
        }
        return parentsFirst(parents).stream()
                .map(table -> new MovedTable(
                        table, columns.getOrDefault(table, List.of()), keys.getOrDefault(table, List.of())))
                .toList();
    }

    /** The rows of a table in the order of its key, as they are asked for, not all at once. */
    PreparedStatement select(MovedTable table, Optional<List<String>> afterKey) throws SQLException {
        try (var session = connection.createStatement()) {
            session.execute("set lazy_query_execution 1");
        }
        var statement = connection.prepareStatement(afterKey.isEmpty() ? table.inOrder() : table.after());
        if (afterKey.isPresent()) {
            var parameter = 0;
            for (var position : table.positionsOfKey()) {
                statement.setString(++parameter, afterKey.get().get(position));
            }
        }
        return statement;
    }

    /** Lets everything that numbers rows in the target go on where it stands here. */
    void goOnCountingIn(TargetSchema target) throws SQLException {
        for (var identity : identities()) {
            target.goOnCounting(identity);
        }
        for (var sequence : sequences()) {
            target.goOnCounting(sequence);
        }
    }

    private List<Sequence> sequences() throws SQLException {
        var sequences = new ArrayList<Sequence>();
        read("""
                select sequence_name, base_value from information_schema.sequences
                where sequence_schema = current_schema
                """, row -> sequences.add(new Sequence(row.getString(1), row.getLong(2))));
        return sequences;
    }

    private List<Identity> identities() throws SQLException {
        var identities = new ArrayList<Identity>();
        read("""
                select table_name, column_name, identity_base from information_schema.columns
                where table_schema = current_schema and is_identity = 'YES'
                """, row -> identities.add(new Identity(row.getString(1), row.getString(2), row.getLong(3))));
        return identities;
    }

    private List<String> parents(String table) throws SQLException {
        var parents = new ArrayList<String>();
        try (var rows = connection.getMetaData().getImportedKeys(null, connection.getSchema(), table)) {
            while (rows.next()) {
                parents.add(rows.getString("PKTABLE_NAME"));
            }
        }
        return parents;
    }

    private List<Column> key(String table, List<Column> columns) throws SQLException {
        var positions = new TreeMap<Integer, String>();
        try (var rows = connection.getMetaData().getPrimaryKeys(null, connection.getSchema(), table)) {
            while (rows.next()) {
                positions.put(rows.getInt("KEY_SEQ"), rows.getString("COLUMN_NAME"));
            }
        }
        return positions.values().stream()
                .flatMap(name -> columns.stream().filter(column -> column.name().equals(name)))
                .toList();
    }

    /** @throws IllegalStateException if tables point at each other in a circle */
    static List<String> parentsFirst(SequencedMap<String, List<String>> parents) {
        var order = new LinkedHashSet<String>();
        while (order.size() < parents.size()) {
            var ready = parents.entrySet().stream()
                    .filter(table -> !order.contains(table.getKey()))
                    .filter(table -> table.getValue().stream()
                            .allMatch(parent -> parent.equals(table.getKey()) || order.contains(parent)))
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("Foreign keys go in a circle beyond " + order));
            order.add(ready);
        }
        return List.copyOf(order);
    }

    private interface Row {

        void read(ResultSet row) throws SQLException;
    }

    private void read(String sql, Row reader) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                reader.read(rows);
            }
        }
    }
}
