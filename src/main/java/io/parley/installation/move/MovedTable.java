package io.parley.installation.move;

import static java.util.stream.Collectors.joining;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * A table that is moved, with the statements that this takes.
 *
 * @param name as H2 has it; PostgreSQL has it in small letters
 * @param key the columns of the primary key, in their order
 */
record MovedTable(String name, List<Column> columns, List<Column> key) {

    MovedTable {
        if (key.isEmpty()) {
            throw new IllegalArgumentException("Table " + name + " has no primary key, so it cannot be moved in steps");
        }
    }

    static String here(String name) {
        return '"' + name + '"';
    }

    static String there(String name) {
        return here(name.toLowerCase(Locale.ROOT));
    }

    String selectHere() {
        return "select %s from %s".formatted(list(columns, MovedTable::here), here(name));
    }

    String selectThere() {
        return "select %s from %s".formatted(list(columns, MovedTable::there), there(name));
    }

    /** All rows in the order of the key. */
    String inOrder() {
        return selectHere() + order();
    }

    /** The rows after a key, whose values are bound as text by {@link #positionsOfKey}. */
    String after() {
        return selectHere() + " where " + after(0) + order();
    }

    private String order() {
        return " order by " + list(key, MovedTable::here);
    }

    /** Each part begins with a bound on the first column, from which H2 finds where in the index to begin. */
    private String after(int part) {
        var column = here(key.get(part).name());
        var bound = "cast(? as " + key.get(part).type() + ")";
        return part == key.size() - 1
                ? column + " > " + bound
                : "%s >= %s and (%s > %s or %s)".formatted(column, bound, column, bound, after(part + 1));
    }

    /** For each parameter of {@link #after}, in their order, which column of the key it is. */
    List<Integer> positionsOfKey() {
        return IntStream.range(0, key.size())
                .boxed()
                .flatMap(part -> Collections.nCopies(part == key.size() - 1 ? 1 : 2, part).stream())
                .toList();
    }

    /** The key of a row that {@link #inOrder} or {@link #after} has found, as text. */
    List<String> keyOf(ResultSet row) throws SQLException {
        var values = new ArrayList<String>();
        for (var column : key) {
            values.add(row.getString(column.name()));
        }
        return values;
    }

    String insert() {
        return "insert into %s (%s) values (%s)"
                .formatted(there(name), list(columns, MovedTable::there), list(columns, column -> "?"));
    }

    @Override
    public String toString() {
        return name.toLowerCase(Locale.ROOT);
    }

    private static String list(List<Column> columns, Function<String, String> shown) {
        return columns.stream().map(Column::name).map(shown).collect(joining(", "));
    }
}
