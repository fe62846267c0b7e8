/** Who is here: leases that end by themselves, and when a person was last seen. */
@ApplicationModule(allowedDependencies = {"account", "account::ui", "realtime", "realtime::ui", "uikit", "shell::spi"})
@NullMarked
package io.parley.presence;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
