/** What tells a person about a message that he is not looking at. */
@ApplicationModule(
        allowedDependencies = {
            "account",
            "account::ui",
            "contact",
            "conversation",
            "conversation::ui",
            "presence",
            "realtime",
            "realtime::ui",
            "uikit",
            "shell::spi"
        })
@NullMarked
package io.parley.notification;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
