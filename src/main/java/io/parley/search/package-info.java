/** Finding messages by their words. */
@ApplicationModule(
        allowedDependencies = {
            "account",
            "attachment",
            "contact",
            "conversation",
            "conversation::ui",
            "realtime",
            "realtime::ui",
            "uikit"
        })
@NullMarked
package io.parley.search;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
