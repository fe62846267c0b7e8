/** The page and the frame around every view: navigation, the person menu, error pages; knows no feature. */
@ApplicationModule(allowedDependencies = {"account", "uikit"})
@NullMarked
package io.parley.shell;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
