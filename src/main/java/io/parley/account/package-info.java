/** Who a person is: registration, profile, password, and the person who acts now. */
@ApplicationModule(allowedDependencies = {"uikit"})
@NullMarked
package io.parley.account;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
