/** Figures of the packaged jar, printed and never asserted. */
package io.parley.benchmark;
