/** The view in which messages are found. */
@NullMarked
package io.parley.search.ui;

import org.jspecify.annotations.NullMarked;
