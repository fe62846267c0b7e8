package io.parley.account;

/** Somebody is no longer logged in by this: he has logged out, the token is revoked, or the password is another. */
public record CredentialEnded(Credential credential) {}
