package io.parley.installation.move;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A column of a table that is moved.
 *
 * @param name as H2 has it; PostgreSQL has it in small letters
 * @param type H2's name of its type
 */
record Column(String name, String type) {

    /** By which class both drivers give, and take, the values of a type. */
    private static final Map<String, Class<?>> CLASSES = Map.ofEntries(
            Map.entry("BIGINT", Long.class),
            Map.entry("INTEGER", Integer.class),
            Map.entry("SMALLINT", Integer.class),
            Map.entry("BOOLEAN", Boolean.class),
            Map.entry("NUMERIC", BigDecimal.class),
            Map.entry("DOUBLE PRECISION", Double.class),
            Map.entry("CHARACTER", String.class),
            Map.entry("CHARACTER VARYING", String.class),
            Map.entry("CHARACTER LARGE OBJECT", String.class),
            Map.entry("BINARY VARYING", byte[].class),
            Map.entry("BINARY LARGE OBJECT", byte[].class),
            Map.entry("UUID", UUID.class),
            Map.entry("DATE", LocalDate.class),
            Map.entry("TIMESTAMP WITH TIME ZONE", OffsetDateTime.class));

    Column {
        if (!CLASSES.containsKey(type)) {
            throw new IllegalArgumentException("Column " + name + " is a " + type + ", which cannot be moved");
        }
    }

    @Nullable
    Object value(ResultSet row, int position) throws SQLException {
        return row.getObject(position, Optional.ofNullable(CLASSES.get(type)).orElseThrow());
    }

    /** The same bytes for the same value, whichever database it comes from. */
    static byte[] bytes(Object value) {
        return switch (value) {
            case byte[] bytes -> bytes;
            case OffsetDateTime time -> utf8(time.toInstant().toString());
            case BigDecimal number -> utf8(number.stripTrailingZeros().toPlainString());
            default -> utf8(value.toString());
        };
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
