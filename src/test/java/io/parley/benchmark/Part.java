package io.parley.benchmark;

/** One part of the benchmark, which stands by itself: it starts what it measures and ends it. */
interface Part {

    void measure(Table table) throws Exception;
}
