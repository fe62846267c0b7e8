package io.parley.account;

/** A person has another password than before: what was opened with the old one ends. */
public record PasswordChanged(UserId userId) {}
