/** Who may write to whom: the people of this installation. */
@ApplicationModule(
        allowedDependencies = {
            "account",
            "account::ui",
            "presence",
            "presence::ui",
            "realtime",
            "realtime::ui",
            "shell::spi",
            "uikit"
        })
@NullMarked
package io.parley.contact;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
