package io.parley.installation.move;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/**
 * What the rows of a table add up to, in whatever order they come: their number, and the sum of the first halves of their
 * SHA-256, each over all values of a row with their lengths. A sum, unlike an exclusive or, notices a row that is there twice.
 */
record Checksum(long rows, long high, long low) {

    private static final int ABSENT = -1;

    static Checksum of(Connection connection, String select, List<Column> columns) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.setFetchSize(Move.BATCH);
            try (var row = statement.executeQuery(select)) {
                var sum = new Checksum(0, 0, 0);
                while (row.next()) {
                    sum = sum.plus(row, columns);
                }
                return sum;
            }
        }
    }

    private Checksum plus(ResultSet row, List<Column> columns) throws SQLException {
        var digest = sha256();
        for (var position = 1; position <= columns.size(); position++) {
            var value = columns.get(position - 1).value(row, position);
            var bytes = value == null ? new byte[0] : Column.bytes(value);
            digest.update(ByteBuffer.allocate(Integer.BYTES)
                    .putInt(value == null ? ABSENT : bytes.length)
                    .flip());
            digest.update(bytes);
        }
        var hash = ByteBuffer.wrap(digest.digest());
        return new Checksum(rows + 1, high + hash.getLong(), low + hash.getLong());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "%016x%016x".formatted(high, low);
    }
}
