/** Moves hints to whoever subscribed, on threads of their own; knows no feature. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.parley.realtime;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
