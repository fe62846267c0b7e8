/** Small generic components and the words around them; knows no feature. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.parley.uikit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
