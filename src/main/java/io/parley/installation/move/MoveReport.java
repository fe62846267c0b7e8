package io.parley.installation.move;

import static java.util.stream.Collectors.joining;

import java.util.List;

/** What both databases hold after a move, table by table. */
public record MoveReport(List<Line> lines) {

    private static final String COLUMNS = "    %-24s %12s %12s   %-32s   %s";

    /** One table: what it adds up to here and there. */
    record Line(String table, Checksum here, Checksum there) {

        boolean isEqual() {
            return here.equals(there);
        }

        @Override
        public String toString() {
            return COLUMNS.formatted(
                    table, here.rows(), there.rows(), here, isEqual() ? "equal" : "DIFFERENT: " + there);
        }
    }

    /** Whether everything has arrived as it was. */
    public boolean isEqual() {
        return lines.stream().allMatch(Line::isEqual);
    }

    /** For people. */
    @Override
    public String toString() {
        var head = COLUMNS.formatted("table", "rows here", "rows there", "checksum", "there");
        return head + "\n" + lines.stream().map(Line::toString).collect(joining("\n"));
    }
}
