/** This installation: where it listens, where its data lies, and what stops the start. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.parley.installation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
