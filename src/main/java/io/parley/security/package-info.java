/** Keeps people out: log-in, headers, throttles and the edge before every upgrade. */
@ApplicationModule(allowedDependencies = {"account", "realtime::ui"})
@NullMarked
package io.parley.security;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
