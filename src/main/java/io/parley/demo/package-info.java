/** Six people and their conversations of several days, for trying Parley out; only with the profile demo. */
@ApplicationModule(allowedDependencies = {"account", "conversation"})
@NullMarked
package io.parley.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
