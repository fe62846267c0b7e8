/** Measures what Parley promises in figures; asserts nothing, because a busy machine is no defect. */
package io.parley.benchmark;
