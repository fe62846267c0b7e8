/** What an administrator needs to know of this installation: so far, the record of who came in and what was refused. */
@ApplicationModule(allowedDependencies = {"account", "security"})
@NullMarked
package io.parley.admin;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
