/** The conversation list, the thread and the composer. */
@NamedInterface("ui")
@NullMarked
package io.parley.conversation.ui;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
