/** The application itself: one class that starts it; everything else lives in a module below. */
@NullMarked
package io.parley;

import org.jspecify.annotations.NullMarked;
