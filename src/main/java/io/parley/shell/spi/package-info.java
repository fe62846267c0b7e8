/** What a feature may hang into the frame. */
@NamedInterface("spi")
@NullMarked
package io.parley.shell.spi;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
