package io.parley.security;

import io.parley.account.PasswordService;
import org.springframework.stereotype.Component;

/** By what people have logged in, and whether it lets them in still. */
@Component
class LogInProofs {

    private final PasswordService passwords;
    private final RememberedBrowsers browsers;

    LogInProofs(PasswordService passwords, RememberedBrowsers browsers) {
        this.passwords = passwords;
        this.browsers = browsers;
    }

    /** Whether a person's password is the one that he has shown, or his browser has not been forgotten since. */
    boolean hold(SignedIn person) {
        return person.series().map(browsers::isRemembered).orElseGet(() -> passwords.isUnchanged(person.member()));
    }
}
