package io.parley.benchmark;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Measures the packaged jar on the machine it runs on, next to the load, and prints each figure beside the wanted one.
 *
 * <p>{@code -Dbenchmark=programs,screens} measures these parts alone; {@code roomy-crowd} and {@code soak}, which takes 20
 * minutes, are measured only when they are named. {@code -Dbenchmark.database=postgresql} takes a PostgreSQL of its own in place of the embedded H2, except for
 * {@code start}.
 */
@Tag("benchmark")
class BenchmarkIT {

    /** {@code h2} or {@code postgresql}. */
    static final String DATABASE = System.getProperty("benchmark.database", "h2");

    private static final Map<String, Part> PARTS = new LinkedHashMap<>();

    static {
        PARTS.put("start", new StartFigures());
        PARTS.put("programs", new ProgramFigures());
        PARTS.put("presence", new PresenceFigures());
        PARTS.put("screens", new ScreenFigures());
        PARTS.put("heap", new HeapFigures());
        PARTS.put("crowd", new CrowdFigures("-Xmx512m"));
        PARTS.put("history", new HistoryFigures());
        PARTS.put("roomy-crowd", new CrowdFigures("-Xmx1g"));
        PARTS.put("soak", new SoakFigures());
    }

    private static final String USUAL = "start,programs,presence,screens,heap,crowd,history";

    @Test
    void figures() throws Exception {
        var table = new Table();
        var failed = new IllegalStateException("Not everything could be measured");
        for (var name : System.getProperty("benchmark", USUAL).split(",")) {
            try {
                Optional.ofNullable(PARTS.get(name.strip()))
                        .orElseThrow(() -> new IllegalArgumentException(name + " is none of " + PARTS.keySet()))
                        .measure(table);
            } catch (Exception e) {
                table.row(name, "failed: " + e, "");
                failed.addSuppressed(e);
            }
        }
        table.print();
        if (failed.getSuppressed().length > 0) {
            throw failed;
        }
    }
}
