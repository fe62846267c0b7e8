/** The doors for programs: REST and WebSockets over the same services as the screens. */
@ApplicationModule(
        allowedDependencies = {"account", "attachment", "contact", "presence", "conversation", "realtime", "search"})
@NullMarked
package io.parley.api;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
