/** The heart: conversations, their messages and their receipts. */
@ApplicationModule(
        allowedDependencies = {
            "account",
            "attachment",
            "contact",
            "contact::ui",
            "presence",
            "presence::ui",
            "realtime",
            "realtime::ui",
            "uikit",
            "shell::spi"
        })
@NullMarked
package io.parley.conversation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
