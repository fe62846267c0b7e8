/** Ties a subscription to a screen: it begins and ends with the component, and work on it is coalesced. */
@NamedInterface("ui")
@NullMarked
package io.parley.realtime.ui;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
