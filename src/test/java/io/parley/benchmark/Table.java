package io.parley.benchmark;

import java.util.ArrayList;
import java.util.List;

/** What was measured, beside what is wanted. */
final class Table {

    private final List<String> rows = new ArrayList<>();

    /** Adds a row, and prints it at once: a benchmark that is cut short has told what it knew. */
    void row(String figure, String measured, String wanted) {
        var row = figure + " | " + measured + " | " + wanted;
        System.out.println("measured: " + row);
        rows.add(row);
    }

    void print() {
        System.out.println("\nfigure | measured | wanted");
        rows.forEach(System.out::println);
    }
}
