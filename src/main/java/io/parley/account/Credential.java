package io.parley.account;

import java.time.Instant;

/** By what somebody is logged in. When it ends, so does all that was opened with it; {@link CredentialEnded} tells. */
public sealed interface Credential {

    /** An access token of a program. */
    record Token(AccessTokenId id, Instant expiresAt) implements Credential {}

    /**
     * The session of a browser.
     *
     * @param number given by this process, never twice
     */
    record Browser(long number) implements Credential {}
}
