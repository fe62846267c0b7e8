package io.parley.account;

/** How long a password would withstand somebody who guesses; a hint for the person who chooses it. */
public enum PasswordStrength {
    WEAK,
    FAIR,
    GOOD,
    STRONG
}
