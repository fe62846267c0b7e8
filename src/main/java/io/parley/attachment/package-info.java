/** Files that two people send each other: taken in, judged by what is in them, kept, and given to these two alone. */
@ApplicationModule(allowedDependencies = {"account", "realtime"})
@NullMarked
package io.parley.attachment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
