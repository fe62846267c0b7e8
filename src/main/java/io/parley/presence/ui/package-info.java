/** How presence looks and how an open screen keeps its lease. */
@NamedInterface("ui")
@NullMarked
package io.parley.presence.ui;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
